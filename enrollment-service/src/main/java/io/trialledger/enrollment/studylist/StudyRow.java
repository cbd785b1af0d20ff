package io.trialledger.enrollment.studylist;

import io.trialledger.enrollment.study.ImportReport;
import io.trialledger.enrollment.study.Protocol;
import io.trialledger.enrollment.study.ProtocolVersionReleased;
import io.trialledger.enrollment.studylist.StudyView.CriterionView;
import io.trialledger.enrollment.studylist.StudyView.EpochView;
import io.trialledger.enrollment.studylist.StudyView.FindingView;
import io.trialledger.enrollment.studylist.StudyView.NamedView;
import io.trialledger.enrollment.studylist.StudyView.ReportView;
import io.trialledger.enrollment.studylist.StudyView.VisitView;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/** One study as it is stored: what lists show as fields, the rest of the protocol as one text. */
final class StudyRow {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private StudyRow() {}

    static Document of(ProtocolVersionReleased e) {
        return new Document("study", e.studyId())
                .append("version", e.protocol().version())
                .append("title", e.protocol().title())
                .append("acronym", e.protocol().acronym())
                .append("plannedSubjects", e.protocol().plannedSubjects())
                .append("protocol", MAPPER.writeValueAsString(e.protocol()))
                .append("report", MAPPER.writeValueAsString(e.report()));
    }

    static StudyList.Entry entry(Document row) {
        return new StudyList.Entry(
                row.getString("study"),
                row.getString("version"),
                row.getString("title"),
                row.getString("acronym"),
                row.getInteger("plannedSubjects"));
    }

    static StudyView view(Document row) {
        Protocol protocol = MAPPER.readValue(row.getString("protocol"), Protocol.class);
        ImportReport report = MAPPER.readValue(row.getString("report"), ImportReport.class);
        return new StudyView(
                row.getString("study"),
                protocol.version(),
                protocol.title(),
                protocol.acronym(),
                protocol.blinding(),
                protocol.plannedSubjects(),
                protocol.arms().stream().map(Protocol.Arm::name).toList(),
                protocol.epochs().stream()
                        .map(epoch -> new EpochView(epoch.id(), epoch.name()))
                        .toList(),
                protocol.encounters().stream()
                        .map(encounter -> new NamedView(encounter.name(), encounter.label()))
                        .toList(),
                protocol.activities().stream()
                        .map(activity -> new NamedView(activity.name(), activity.label()))
                        .toList(),
                protocol.schedule().stream().map(StudyRow::visit).toList(),
                protocol.criteria().stream().map(StudyRow::criterion).toList(),
                new ReportView(
                        report.counts(),
                        report.findings().stream()
                                .map(finding -> new FindingView(finding.code(), finding.where(), finding.what()))
                                .toList()));
    }

    private static VisitView visit(Protocol.PlannedVisit visit) {
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

    private static CriterionView criterion(Protocol.Criterion criterion) {
        return new CriterionView(
                criterion.id(), criterion.identifier(), criterion.inclusion(), criterion.label(), criterion.text());
    }
}
