package io.trialledger.starter.diff;

import io.trialledger.starter.diff.Diff.Act;
import io.trialledger.starter.diff.Diff.FieldDiff;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.bson.Document;

/**
 * The versions of one row, the first of them as it was at the earlier moment if it was there, the last as it is at the later one.
 *
 * @param isNew true if there was nothing at the earlier moment
 */
record Comparison(Things things, List<Document> versions, boolean isNew) {

    static Comparison of(Things things, List<Document> versions, long from) {
        boolean wasThere = versions.get(0).getLong("from") <= from && things.exists(versions.get(0));
        return new Comparison(things, versions, !wasThere);
    }

    Document last() {
        return versions.get(versions.size() - 1);
    }

    /** True if there is something to tell. */
    boolean differs() {
        return things.exists(last()) && (isNew || !fields().isEmpty());
    }

    List<FieldDiff> fields() {
        Map<String, String> before = isNew ? Map.of() : things.fields(versions.get(0));
        Map<String, String> after = things.fields(last());
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new FieldDiff(name, before.get(name), after.get(name)))
                .toList();
    }

    /** Those that changed one of the fields that differ, and the one that a new thing began with. */
    List<Act> acts(BiFunction<Long, List<String>, Act> read) {
        List<String> differing = fields().stream().map(FieldDiff::field).toList();
        List<Act> acts = new ArrayList<>();
        Map<String, String> before = isNew ? Map.of() : things.fields(versions.get(0));
        boolean there = !isNew;
        for (Document version : isNew ? versions : versions.subList(1, versions.size())) {
            if (!things.exists(version)) {
                continue;
            }
            Map<String, String> then = before;
            Map<String, String> now = things.fields(version);
            List<String> changed = differing.stream()
                    .filter(name -> !Objects.equals(then.get(name), now.get(name)))
                    .toList();
            if (!there || !changed.isEmpty()) {
                acts.add(read.apply(version.getLong("from"), changed));
            }
            there = true;
            before = now;
        }
        return acts;
    }
}
