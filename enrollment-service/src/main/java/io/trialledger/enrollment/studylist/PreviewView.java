package io.trialledger.enrollment.studylist;

import io.trialledger.enrollment.study.ImportReport;
import io.trialledger.enrollment.study.Protocol;
import io.trialledger.enrollment.studylist.StudyView.CriterionView;
import io.trialledger.enrollment.studylist.StudyView.EpochView;
import io.trialledger.enrollment.studylist.StudyView.NamedView;
import io.trialledger.enrollment.studylist.StudyView.ReportView;
import io.trialledger.enrollment.studylist.StudyView.VisitView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import of a file would make; nothing of it is stored.
 *
 * @param alreadyImported whether an import would be refused because the study is there
 */
public record PreviewView(
        String study,
        String version,
        String title,
        @Nullable String acronym,
        @Nullable Integer plannedSubjects,
        List<String> arms,
        List<EpochView> epochs,
        List<VisitView> schedule,
        List<NamedView> activities,
        List<CriterionView> criteria,
        ReportView report,
        boolean alreadyImported) {

    public static PreviewView of(String study, Protocol protocol, ImportReport report, boolean alreadyImported) {
        return new PreviewView(
                study,
                protocol.version(),
                protocol.title(),
                protocol.acronym(),
                protocol.plannedSubjects(),
                protocol.arms().stream().map(Protocol.Arm::name).toList(),
                EpochView.of(protocol),
                VisitView.of(protocol),
                NamedView.activities(protocol),
                CriterionView.of(protocol),
                ReportView.of(report),
                alreadyImported);
    }
}
