package io.trialledger.adverseevents.subjectstanding;

import io.trialledger.adverseevents.adverseevent.SubjectStanding;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Positions;
import io.trialledger.starter.StarterRule;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindSubjectStanding}. */
@Component
class SubjectStandingAnswers {

    private static final String ENROLLMENT = "enrollment";

    private final SubjectStandingProjection subjects;
    private final Positions positions;

    SubjectStandingAnswers(SubjectStandingProjection subjects, Positions positions) {
        this.subjects = subjects;
        this.positions = positions;
    }

    /** That there is no consent is said only after all that enrollment has told so far was read. */
    @QueryHandler
    SubjectStanding answer(FindSubjectStanding query) {
        return positions
                .findAfterCatchUp(() -> standing(query).filter(s -> s.consentedOn() != null), ENROLLMENT)
                .or(() -> standing(query))
                .orElseThrow(() -> new RuleViolated(
                        StarterRule.UNKNOWN_SUBJECT, "subject", "no subject " + query.subjectId() + " in this study"));
    }

    private Optional<SubjectStanding> standing(FindSubjectStanding query) {
        return subjects.standingOf(query.studyId(), query.subjectId());
    }
}
