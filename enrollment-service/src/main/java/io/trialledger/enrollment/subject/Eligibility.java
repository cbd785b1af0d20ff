package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.subject.SubjectRule.CRITERIA_UNANSWERED;
import static io.trialledger.enrollment.subject.SubjectRule.CRITERION_ANSWERED_TWICE;
import static io.trialledger.enrollment.subject.SubjectRule.FAILURE_REASON_NEEDED;
import static io.trialledger.enrollment.subject.SubjectRule.FAILURE_REASON_UNEXPECTED;
import static io.trialledger.enrollment.subject.SubjectRule.UNKNOWN_CRITERION;

import io.trialledger.enrollment.study.Protocol.Criterion;
import io.trialledger.model.KeyRing;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an investigator attested about a subject.
 *
 * @param failureReason null if every criterion was fulfilled
 */
record Eligibility(
        LocalDate attestedOn,
        List<CriterionAnswer> answers,
        @Nullable Sealed<String> failureReason,
        @Nullable Sealed<String> note) {

    boolean same(AttestEligibility c, KeyRing keys) {
        return attestedOn.equals(c.attestedOn())
                && Set.copyOf(answers).equals(new HashSet<>(c.answers()))
                && SealedTexts.same(failureReason, c.failureReason(), keys)
                && SealedTexts.same(note, c.note(), keys);
    }

    /** Either of the two outcomes, if every criterion was answered once. */
    static SubjectEvent decide(AttestEligibility c, String protocolVersion, List<Criterion> criteria) {
        Map<String, Boolean> met = answered(c.answers(), criteria);
        List<CriterionAnswer> answers = criteria.stream()
                .map(criterion -> new CriterionAnswer(criterion.id(), met.getOrDefault(criterion.id(), false)))
                .toList();
        List<String> failed = criteria.stream()
                .filter(criterion -> met.getOrDefault(criterion.id(), false) != criterion.inclusion())
                .map(Criterion::id)
                .toList();
        Sealed<String> reason = c.failureReason();
        if (failed.isEmpty()) {
            RuleViolated.unless(
                    reason == null, FAILURE_REASON_UNEXPECTED, "failureReason", "every criterion is fulfilled");
            return new EligibilityAttested(
                    c.studyId(), c.subjectId(), protocolVersion, c.attestedOn(), answers, c.note());
        }
        if (reason == null) {
            throw new RuleViolated(FAILURE_REASON_NEEDED, "failureReason", "not fulfilled: " + failed);
        }
        return new ScreeningFailed(
                c.studyId(), c.subjectId(), protocolVersion, c.attestedOn(), answers, failed, reason, c.note());
    }

    private static Map<String, Boolean> answered(List<CriterionAnswer> answers, List<Criterion> criteria) {
        Set<String> ids = criteria.stream().map(Criterion::id).collect(Collectors.toSet());
        Map<String, Boolean> met = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            CriterionAnswer answer = answers.get(i);
            String field = "answers[" + i + "].criterion";
            RuleViolated.unless(
                    ids.contains(answer.criterion()),
                    UNKNOWN_CRITERION,
                    field,
                    "not a criterion of this protocol version");
            RuleViolated.unless(
                    met.put(answer.criterion(), answer.met()) == null,
                    CRITERION_ANSWERED_TWICE,
                    field,
                    answer.criterion() + " was answered twice");
        }
        List<String> missing = criteria.stream()
                .map(Criterion::id)
                .filter(id -> !met.containsKey(id))
                .toList();
        RuleViolated.unless(missing.isEmpty(), CRITERIA_UNANSWERED, "answers", "not answered: " + missing);
        return met;
    }
}
