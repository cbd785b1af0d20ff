package io.trialledger.visits.subjectmatrix;

import io.trialledger.starter.Authority;
import io.trialledger.visits.studyplan.StudyPlans;
import io.trialledger.visits.subjects.ReadersSites;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Counts unscheduled visits in the totals, and only planned ones visit by visit. */
@Component
class VisitSummaryAnswers {

    private final SubjectMatrix matrix;
    private final StudyPlans plans;
    private final Authority authority;

    VisitSummaryAnswers(SubjectMatrix matrix, StudyPlans plans, Authority authority) {
        this.matrix = matrix;
        this.plans = plans;
        this.authority = authority;
    }

    @QueryHandler
    VisitCounts answer(FindVisitSummary q) {
        ReadersSites sites = ReadersSites.of(authority.sitesOf(q.studyId(), FindVisitSummary.class), q.siteId());
        StudyTally tally = new StudyTally(plans.of(q.studyId(), q.asOf()));
        matrix.each(
                q.studyId(), sites.ids(), q.asOf(), line -> tally.add(line.site(), line.text(), line.today(q.now())));
        return tally.counts();
    }
}
