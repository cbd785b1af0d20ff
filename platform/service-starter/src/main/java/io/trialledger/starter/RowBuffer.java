package io.trialledger.starter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One collection's rows as the current unit of work has changed them. */
final class RowBuffer {

    private final RowCollection stored;
    private final Map<String, RowVersions> rows = new LinkedHashMap<>();

    RowBuffer(RowCollection stored) {
        this.stored = stored;
    }

    RowVersions row(String id) {
        return rows.computeIfAbsent(id, key -> new RowVersions(stored, key));
    }

    void forget(long position) {
        rows.values().forEach(row -> row.forget(position));
    }

    /** One read for all rows that were set without being looked at, as most new ones are. */
    private void lookUpTogether() {
        Set<String> unknown = rows.entrySet().stream()
                .filter(row -> !row.getValue().isLookedUp())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (unknown.size() > 1) {
            stored.newest(unknown).forEach((id, newest) -> row(id).found(newest));
        }
    }

    void write() {
        lookUpTogether();
        RowWrites writes = new RowWrites();
        rows.values().forEach(row -> row.write(writes));
        writes.into(stored.raw());
    }
}
