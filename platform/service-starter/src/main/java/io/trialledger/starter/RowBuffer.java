package io.trialledger.starter;

import java.util.LinkedHashMap;
import java.util.Map;

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

    void write() {
        RowWrites writes = new RowWrites();
        rows.values().forEach(row -> row.write(writes));
        writes.into(stored.raw());
    }
}
