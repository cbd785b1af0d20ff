package io.trialledger.adverseevents.adverseeventlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one version says otherwise than the one before.
 *
 * @param field its name in the record
 * @param from null if nothing was said; several constants in one text, separated by commas
 */
public record FieldChange(
        String field, @Nullable String from, @Nullable String to) {

    static List<FieldChange> between(RecordView before, RecordView now) {
        List<FieldChange> changes = new ArrayList<>();
        add(changes, "term", before.term(), now.term());
        add(changes, "codedTerm", before.codedTerm(), now.codedTerm());
        add(changes, "onset", before.onset(), now.onset());
        add(changes, "end", before.end(), now.end());
        add(changes, "ongoing", before.ongoing(), now.ongoing());
        add(changes, "severity", before.severity(), now.severity());
        add(changes, "serious", before.serious(), now.serious());
        add(changes, "criteria", before.criteria(), now.criteria());
        add(changes, "causality", before.causality(), now.causality());
        add(changes, "outcome", before.outcome(), now.outcome());
        add(changes, "action", before.action(), now.action());
        add(changes, "awareAt", before.awareAt(), now.awareAt());
        add(changes, "reportedOn", before.reportedOn(), now.reportedOn());
        add(changes, "narrative", before.narrative(), now.narrative());
        add(changes, "sourceRecord", before.sourceRecord(), now.sourceRecord());
        return changes;
    }

    private static void add(List<FieldChange> changes, String field, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            changes.add(new FieldChange(field, text(from), text(to)));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof Collection<?> constants) {
            return constants.isEmpty()
                    ? null
                    : constants.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value == null ? null : value.toString();
    }
}
