package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.KeyRing;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a site says about an adverse event at one time, complete and as given.
 *
 * @param term the investigator's own words (SDTM AETERM)
 * @param codedTerm the dictionary's preferred term (AEDECOD)
 * @param onset first day (AESTDTC)
 * @param end last day (AEENDTC)
 * @param serious the investigator's own yes or no (AESER), whatever the criteria say
 * @param causality null if not assessed
 * @param awareAt when the site learnt of it, with the offset it was given in
 * @param reportedOn when the site wrote this record (AEDTC)
 * @param sourceRecord the sender's own number of this record (AESEQ)
 */
public record AdverseEventRecord(
        Sealed<String> term,
        @Nullable String codedTerm,
        @Nullable PartialDate onset,
        @Nullable PartialDate end,
        @Nullable Boolean ongoing,
        Severity severity,
        boolean serious,
        Set<SeriousnessCriterion> criteria,
        @Nullable Causality causality,
        Outcome outcome,
        @Nullable ActionTaken action,
        @Nullable OffsetDateTime awareAt,
        @Nullable PartialDate reportedOn,
        @Nullable Sealed<String> narrative,
        @Nullable String sourceRecord) {

    public AdverseEventRecord {
        Set<SeriousnessCriterion> sorted = EnumSet.noneOf(SeriousnessCriterion.class);
        sorted.addAll(criteria);
        criteria = Collections.unmodifiableSet(sorted);
    }

    /** True if anything in it makes the event serious, whatever {@link #serious} says. */
    public boolean seriousByAnyReading() {
        return serious || !criteria.isEmpty() || fatal();
    }

    public boolean fatal() {
        return outcome == Outcome.FATAL || criteria.contains(SeriousnessCriterion.DEATH);
    }

    public boolean fatalOrLifeThreatening() {
        return fatal() || criteria.contains(SeriousnessCriterion.LIFE_THREATENING);
    }

    /** The day of death: the end, else the best bound there is: written down, learnt of, begun, received. */
    PartialDate dayOfDeath(Instant receivedAt) {
        if (end != null) {
            return end;
        }
        if (reportedOn != null) {
            return reportedOn;
        }
        if (awareAt != null) {
            return PartialDate.of(awareAt.toLocalDate());
        }
        return onset != null ? onset : PartialDate.of(LocalDate.ofInstant(receivedAt, ZoneOffset.UTC));
    }

    /** True if both carry the sender's number of the record, and not the same one. */
    boolean isAnotherSourceRecordThan(AdverseEventRecord other) {
        return sourceRecord != null && other.sourceRecord != null && !sourceRecord.equals(other.sourceRecord);
    }

    /**
     * True if both say the same. Texts are sealed under keys of their own, so they are compared in plain; one whose key was
     * destroyed equals nothing.
     */
    boolean saysTheSameAs(AdverseEventRecord other, KeyRing keys) {
        return withTextsOf(other).equals(other)
                && sameText(term, other.term, keys)
                && sameText(narrative, other.narrative, keys);
    }

    /** True if this was written before {@code other}, by any reading of the two dates. */
    boolean wasWrittenBefore(AdverseEventRecord other) {
        return reportedOn != null
                && other.reportedOn != null
                && reportedOn.isCertainlyBefore(other.reportedOn.earliest());
    }

    private AdverseEventRecord withTextsOf(AdverseEventRecord other) {
        return new AdverseEventRecord(
                other.term,
                codedTerm,
                onset,
                end,
                ongoing,
                severity,
                serious,
                criteria,
                causality,
                outcome,
                action,
                awareAt,
                reportedOn,
                other.narrative,
                sourceRecord);
    }

    private static boolean sameText(@Nullable Sealed<String> one, @Nullable Sealed<String> other, KeyRing keys) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.reveal(Plain.TEXT, keys)
                .filter(text ->
                        other.reveal(Plain.TEXT, keys).filter(text::equals).isPresent())
                .isPresent();
    }
}
