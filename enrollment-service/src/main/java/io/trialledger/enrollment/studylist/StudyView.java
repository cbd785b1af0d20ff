package io.trialledger.enrollment.studylist;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A study and the protocol version in force.
 *
 * @param arms their names: that they exist, never who is in which
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
        ReportView report) {

    public record EpochView(String id, String name) {}

    public record NamedView(String name, @Nullable String label) {}

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
            List<String> activities) {}

    public record CriterionView(
            String id,
            @Nullable String identifier,
            boolean inclusion,
            @Nullable String label,
            String text) {}

    public record ReportView(Map<String, Integer> counts, List<FindingView> findings) {}

    public record FindingView(String code, String where, String what) {}
}
