package io.trialledger.enrollment.studylist;

import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_STUDY;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Positions;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the study list. */
@Component
class StudyListAnswers {

    private final StudyListProjection studies;
    private final Authority authority;
    private final Positions positions;

    StudyListAnswers(StudyListProjection studies, Authority authority, Positions positions) {
        this.studies = studies;
        this.authority = authority;
        this.positions = positions;
    }

    @QueryHandler
    StudyList answer(FindStudies q) {
        return new StudyList(authority.studies().stream()
                .sorted()
                .flatMap(study ->
                        studies.rows().at(study, q.asOf()).stream().map(row -> StudyRow.entry(row, grants(study))))
                .toList());
    }

    @QueryHandler
    StudyView answer(FindStudy q) {
        return positions
                .findAfterCatchUp(() -> studies.rows().at(q.studyId(), q.asOf()))
                .map(row -> StudyRow.view(row, grants(q.studyId())))
                .orElseThrow(() -> new RuleViolated(UNKNOWN_STUDY, "no study " + q.studyId()));
    }

    @QueryHandler
    ImportedStudy answer(FindImportedStudy q) {
        return new ImportedStudy(positions
                .findAfterCatchUp(() -> studies.rows().present(q.studyId()))
                .isPresent());
    }

    private List<OwnGrant> grants(String studyId) {
        return authority.grantsIn(studyId).stream().map(OwnGrant::of).toList();
    }
}
