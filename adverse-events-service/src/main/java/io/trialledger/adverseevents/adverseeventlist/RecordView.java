package io.trialledger.adverseevents.adverseeventlist;

import io.trialledger.adverseevents.adverseevent.ActionTaken;
import io.trialledger.adverseevents.adverseevent.Causality;
import io.trialledger.adverseevents.adverseevent.Outcome;
import io.trialledger.adverseevents.adverseevent.SeriousnessCriterion;
import io.trialledger.adverseevents.adverseevent.Severity;
import java.util.List;
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
        @Nullable String sourceRecord) {}
