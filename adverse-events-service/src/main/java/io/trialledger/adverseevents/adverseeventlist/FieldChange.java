package io.trialledger.adverseevents.adverseeventlist;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one version says otherwise than the one before.
 *
 * @param field its name in the record
 * @param from null if nothing was said; several constants in one text, separated by commas
 */
public record FieldChange(
        String field, @Nullable String from, @Nullable String to) {

    private static final List<String> FIELDS = Arrays.stream(RecordView.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    static List<FieldChange> between(RecordView before, RecordView now) {
        Map<String, String> from = before.texts();
        Map<String, String> to = now.texts();
        return FIELDS.stream()
                .filter(field -> !Objects.equals(from.get(field), to.get(field)))
                .map(field -> new FieldChange(field, from.get(field), to.get(field)))
                .toList();
    }
}
