package io.trialledger.adverseevents.adverseeventlist;

import io.trialledger.adverseevents.adverseevent.ActionTaken;
import io.trialledger.adverseevents.adverseevent.Causality;
import io.trialledger.adverseevents.adverseevent.Outcome;
import io.trialledger.adverseevents.adverseevent.SeriousnessCriterion;
import io.trialledger.adverseevents.adverseevent.Severity;
import io.trialledger.starter.diff.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was given, dates and times in the words they came in.
 *
 * @param term null once it was erased
 */
public record RecordView(
        @Nullable String term,
        @Nullable String codedTerm,
        @Nullable String onset,
        @Nullable String end,
        @Nullable Boolean ongoing,
        Severity severity,
        boolean serious,
        List<SeriousnessCriterion> criteria,
        @Nullable Causality causality,
        Outcome outcome,
        @Nullable ActionTaken action,
        @Nullable String awareAt,
        @Nullable String reportedOn,
        @Nullable String narrative,
        @Nullable String sourceRecord) {

    /** What it says, by name; several constants in one text, separated by commas. */
    Map<String, String> texts() {
        return new Texts()
                .put("term", term)
                .put("codedTerm", codedTerm)
                .put("onset", onset)
                .put("end", end)
                .put("ongoing", ongoing)
                .put("severity", severity)
                .put("serious", serious)
                .put("criteria", criteria)
                .put("causality", causality)
                .put("outcome", outcome)
                .put("action", action)
                .put("awareAt", awareAt)
                .put("reportedOn", reportedOn)
                .put("narrative", narrative)
                .put("sourceRecord", sourceRecord)
                .map();
    }
}
