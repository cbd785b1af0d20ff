package io.trialledger.adverseevents.subjectstanding;

import io.trialledger.adverseevents.adverseevent.SubjectStanding;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.StarterRule;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindSubjectStanding}. */
@Component
class SubjectStandingAnswers {

    private final SubjectStandingProjection subjects;

    SubjectStandingAnswers(SubjectStandingProjection subjects) {
        this.subjects = subjects;
    }

    @QueryHandler
    SubjectStanding answer(FindSubjectStanding query) {
        return subjects.standingOf(query.studyId(), query.subjectId())
                .orElseThrow(() -> new RuleViolated(
                        StarterRule.UNKNOWN_SUBJECT, "subject", "no subject " + query.subjectId() + " in this study"));
    }
}
