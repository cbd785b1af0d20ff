package io.trialledger.adverseevents.adverseeventlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.adverseevents.adverseevent.ActionTaken;
import io.trialledger.adverseevents.adverseevent.Causality;
import io.trialledger.adverseevents.adverseevent.Outcome;
import io.trialledger.adverseevents.adverseevent.SeriousnessCriterion;
import io.trialledger.adverseevents.adverseevent.Severity;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldChangeTest {

    private static RecordView record(
            String term, @Nullable String onset, boolean serious, List<SeriousnessCriterion> criteria) {
        return new RecordView(
                term,
                null,
                onset,
                null,
                null,
                Severity.MILD,
                serious,
                criteria,
                null,
                Outcome.UNKNOWN,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void tells_what_changed_in_the_order_of_the_record() {
        RecordView before = record("RASH", null, false, List.of());
        RecordView now = record(
                "RASH",
                "2026-02",
                true,
                List.of(SeriousnessCriterion.HOSPITALIZATION, SeriousnessCriterion.DISABILITY));

        assertThat(FieldChange.between(before, now))
                .containsExactly(
                        new FieldChange("onset", null, "2026-02"),
                        new FieldChange("serious", "false", "true"),
                        new FieldChange("criteria", null, "HOSPITALIZATION, DISABILITY"));
    }

    @Test
    void knows_every_field_of_a_record() {
        RecordView before = new RecordView(
                "a",
                "a",
                "a",
                "a",
                true,
                Severity.MILD,
                true,
                List.of(SeriousnessCriterion.DEATH),
                null,
                Outcome.UNKNOWN,
                null,
                "a",
                "a",
                "a",
                "a");
        RecordView now = new RecordView(
                "b",
                "b",
                "b",
                "b",
                false,
                Severity.SEVERE,
                false,
                List.of(),
                Causality.NONE,
                Outcome.FATAL,
                ActionTaken.UNKNOWN,
                "b",
                "b",
                "b",
                "b");

        assertThat(FieldChange.between(before, now))
                .extracting(FieldChange::field)
                .containsExactlyElementsOf(Stream.of(RecordView.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }
}
