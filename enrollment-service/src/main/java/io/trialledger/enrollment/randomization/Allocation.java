package io.trialledger.enrollment.randomization;

import static io.trialledger.enrollment.randomization.AllocationRule.LIST_NOT_READABLE;
import static io.trialledger.enrollment.randomization.AllocationRule.NOTHING_TO_ALLOCATE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.enrollment.study.Protocol;
import io.trialledger.enrollment.study.Studies;
import io.trialledger.enrollment.subject.SubjectId;
import io.trialledger.enrollment.subject.Subjects;
import io.trialledger.model.KeyRing;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The allocation list of one site. Randomizing takes the next place and tells the subject its arm, in one commit. Except for
 * the list itself, sealed with the first subject of a site, every randomization has the same events.
 */
@Aggregate
class Allocation {

    private static final int SEED_BYTES = 32;
    private static final int PLACES_AN_ARM = 2;

    @AggregateIdentifier
    private @Nullable AllocationId id;

    private @Nullable Sealed<AllocationList> list;
    private int taken;

    Allocation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(RandomizeSubject c, Studies studies, Subjects subjects, KeyRing keys, RandomGenerator random) {
        SubjectId subject = new SubjectId(c.studyId(), c.subjectId());
        if (!subjects.mayBeRandomized(subject, c.siteId(), c.randomizedOn(), c.decidedAt(), c.expectedVersion())) {
            return false;
        }
        AllocationList open = list == null ? begin(c, studies, keys, random) : open(list, keys);
        String arm = open.armAt(taken);
        apply(new AllocationPlaceTaken(c.studyId(), c.siteId(), c.subjectId()));
        subjects.randomize(subject, c.randomizedOn(), Arm.seal(arm, c.studyId(), c.subjectId(), keys));
        return true;
    }

    private static AllocationList begin(RandomizeSubject c, Studies studies, KeyRing keys, RandomGenerator random) {
        List<String> arms =
                studies.of(c.studyId()).arms().stream().map(Protocol.Arm::name).toList();
        RuleViolated.unless(!arms.isEmpty(), NOTHING_TO_ALLOCATE, "the protocol has no arms");
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        AllocationList fresh = new AllocationList(HexFormat.of().formatHex(seed), PLACES_AN_ARM * arms.size(), arms);
        apply(new AllocationListSealed(
                c.studyId(),
                c.siteId(),
                Sealed.seal(fresh, AllocationList.PLAIN, "allocation-list/" + c.studyId(), keys)));
        return fresh;
    }

    private static AllocationList open(Sealed<AllocationList> list, KeyRing keys) {
        return list.reveal(AllocationList.PLAIN, keys)
                .orElseThrow(() -> new RuleViolated(LIST_NOT_READABLE, "the allocation list can't be opened"));
    }

    @EventSourcingHandler
    void on(AllocationListSealed e) {
        id = new AllocationId(e.studyId(), e.siteId());
        list = e.list();
    }

    @EventSourcingHandler
    void on(AllocationPlaceTaken e) {
        taken++;
    }
}
