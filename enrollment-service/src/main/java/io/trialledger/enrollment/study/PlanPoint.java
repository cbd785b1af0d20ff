package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.study.StudyRule.PLAN_NOT_ASCENDING;

import io.trialledger.model.RuleViolated;
import java.time.LocalDate;
import java.util.List;

/**
 * How many subjects shall be enrolled by a day; between two points the plan is a straight line.
 *
 * @param planned of the whole study, counted from its beginning
 */
public record PlanPoint(LocalDate on, int planned) {

    static void checkAscending(List<PlanPoint> points) {
        for (int i = 1; i < points.size(); i++) {
            PlanPoint before = points.get(i - 1);
            PlanPoint point = points.get(i);
            RuleViolated.unless(
                    point.on().isAfter(before.on()),
                    PLAN_NOT_ASCENDING,
                    "points[" + i + "].on",
                    point.on() + " is not after " + before.on());
            RuleViolated.unless(
                    point.planned() >= before.planned(),
                    PLAN_NOT_ASCENDING,
                    "points[" + i + "].planned",
                    point.planned() + " is less than " + before.planned());
        }
    }
}
