package io.trialledger.adverseevents.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.trialledger.adverseevents.adverseevent.ActionTaken;
import io.trialledger.adverseevents.adverseevent.AdverseEventRecord;
import io.trialledger.adverseevents.adverseevent.Causality;
import io.trialledger.adverseevents.adverseevent.Outcome;
import io.trialledger.adverseevents.adverseevent.SeriousnessCriterion;
import io.trialledger.adverseevents.adverseevent.Severity;
import io.trialledger.model.PartialDate;
import io.trialledger.starter.Seals;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The whole record as the site gives it; {@code reason} says why it differs from what was said before. */
record RecordRequest(
        @NotBlank @Size(max = 2000) String term,
        @Nullable @Size(max = 250) String codedTerm,
        @Nullable PartialDate onset,
        @Nullable PartialDate end,
        @Nullable Boolean ongoing,
        @NotNull Severity severity,
        @NotNull Boolean serious,
        @Nullable Set<@NotNull SeriousnessCriterion> criteria,
        @Nullable Causality causality,
        @NotNull Outcome outcome,
        @Nullable ActionTaken action,

        @Nullable @JsonFormat(without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        OffsetDateTime awareAt,

        @Nullable PartialDate reportedOn,
        @Nullable @Size(max = 20_000) String narrative,
        @Nullable @Pattern(regexp = ClientIds.FORM) String sourceRecord,
        @Nullable @Size(max = 2000) String reason) {

    boolean hasReason() {
        return reason != null && !reason.isBlank();
    }

    AdverseEventRecord sealed(Seals seals) {
        return new AdverseEventRecord(
                seals.text(term),
                codedTerm,
                onset,
                end,
                ongoing,
                severity,
                serious,
                criteria == null ? Set.of() : criteria,
                causality,
                outcome,
                action,
                awareAt,
                reportedOn,
                narrative == null ? null : seals.text(narrative),
                sourceRecord);
    }
}
