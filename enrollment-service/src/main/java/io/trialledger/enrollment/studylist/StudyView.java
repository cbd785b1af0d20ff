package io.trialledger.enrollment.studylist;

import io.trialledger.enrollment.study.ImportReport;
import io.trialledger.enrollment.study.Protocol;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A study and the protocol version in force.
 *
 * @param arms their names: that they exist, never who is in which
 * @param schedule in the protocol's order
 * @param grants the reader's
 */
public record StudyView(
        String study,
        String version,
        String title,
        @Nullable String acronym,
        @Nullable String blinding,
        @Nullable Integer plannedSubjects,
        List<String> arms,
        List<EpochView> epochs,
        List<NamedView> encounters,
        List<NamedView> activities,
        List<VisitView> schedule,
        List<CriterionView> criteria,
        ReportView report,
        List<OwnGrant> grants) {

    public record EpochView(String id, String name) {

        static List<EpochView> of(Protocol protocol) {
            return protocol.epochs().stream()
                    .map(epoch -> new EpochView(epoch.id(), epoch.name()))
                    .toList();
        }
    }

    public record NamedView(String name, @Nullable String label) {

        static List<NamedView> encounters(Protocol protocol) {
            return protocol.encounters().stream()
                    .map(encounter -> new NamedView(encounter.name(), encounter.label()))
                    .toList();
        }

        static List<NamedView> activities(Protocol protocol) {
            return protocol.activities().stream()
                    .map(activity -> new NamedView(activity.name(), activity.label()))
                    .toList();
        }
    }

    public record VisitView(
            String key,
            String label,
            @Nullable String epochId,
            @Nullable String encounter,
            @Nullable String anchorKey,
            @Nullable String offset,
            boolean before,
            @Nullable String windowLower,
            @Nullable String windowUpper,
            boolean fixedReference,
            List<String> activities) {

        static List<VisitView> of(Protocol protocol) {
            return protocol.schedule().stream().map(VisitView::of).toList();
        }

        private static VisitView of(Protocol.PlannedVisit visit) {
            return new VisitView(
                    visit.key(),
                    visit.label(),
                    visit.epochId(),
                    visit.encounter(),
                    visit.anchorKey(),
                    visit.offset(),
                    visit.before(),
                    visit.windowLower(),
                    visit.windowUpper(),
                    visit.fixedReference(),
                    visit.activities());
        }
    }

    public record CriterionView(
            String id,
            @Nullable String identifier,
            boolean inclusion,
            @Nullable String label,
            String text) {

        static List<CriterionView> of(Protocol protocol) {
            return protocol.criteria().stream()
                    .map(criterion -> new CriterionView(
                            criterion.id(),
                            criterion.identifier(),
                            criterion.inclusion(),
                            criterion.label(),
                            criterion.text()))
                    .toList();
        }
    }

    public record ReportView(Map<String, Integer> counts, List<FindingView> findings) {

        public static ReportView of(ImportReport report) {
            return new ReportView(
                    report.counts(),
                    report.findings().stream()
                            .map(finding -> new FindingView(finding.code(), finding.where(), finding.what()))
                            .toList());
        }
    }

    public record FindingView(String code, String where, String what) {}
}
