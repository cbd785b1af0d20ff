package io.trialledger.enrollment.studylist;

import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_STUDY;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Authority;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the study list. */
@Component
class StudyListAnswers {

    private final StudyListProjection studies;
    private final Authority authority;

    StudyListAnswers(StudyListProjection studies, Authority authority) {
        this.studies = studies;
        this.authority = authority;
    }

    @QueryHandler
    StudyList answer(FindStudies q) {
        return new StudyList(authority.studies().stream()
                .sorted()
                .flatMap(study -> studies.rows().at(study, q.asOf()).stream())
                .map(StudyRow::entry)
                .toList());
    }

    @QueryHandler
    StudyView answer(FindStudy q) {
        return studies.rows()
                .at(q.studyId(), q.asOf())
                .map(StudyRow::view)
                .orElseThrow(() -> new RuleViolated(UNKNOWN_STUDY, "no study " + q.studyId()));
    }
}
