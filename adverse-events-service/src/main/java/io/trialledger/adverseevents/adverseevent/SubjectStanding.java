package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.PartialDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a subject stood in the study, as far as this service knew, when a record was received. Decides flags, never a refusal.
 *
 * @param consentWithdrawnOn withdrawal of the consent to collect data
 * @param leftOn screen failure or discontinuation from the study, whichever came first
 */
public record SubjectStanding(
        String siteId,
        @Nullable PartialDate consentedOn,
        @Nullable PartialDate consentWithdrawnOn,
        @Nullable PartialDate randomizedOn,
        @Nullable PartialDate leftOn) {

    Set<Flag> flagsFor(AdverseEventRecord adverseEvent) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flag(flags, consentedOn == null, Flag.NO_CONSENT_RECORDED);
        PartialDate onset = adverseEvent.onset();
        if (onset == null) {
            return flags;
        }
        flag(flags, !onset.isComplete(), Flag.ONSET_PARTIAL);
        flag(flags, isBefore(onset, consentedOn), Flag.ONSET_BEFORE_CONSENT);
        flag(flags, isBefore(onset, randomizedOn), Flag.ONSET_BEFORE_RANDOMIZATION);
        flag(flags, isBefore(consentWithdrawnOn, onset), Flag.ONSET_AFTER_CONSENT_WITHDRAWN);
        flag(flags, isBefore(leftOn, onset), Flag.ONSET_AFTER_LEAVING_STUDY);
        return flags;
    }

    private static void flag(Set<Flag> flags, boolean raised, Flag flag) {
        if (raised) {
            flags.add(flag);
        }
    }

    private static boolean isBefore(@Nullable PartialDate one, @Nullable PartialDate other) {
        return one != null && other != null && one.isCertainlyBefore(other.earliest());
    }
}
