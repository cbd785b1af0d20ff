package io.trialledger.enrollment.studylist;

import io.trialledger.enrollment.study.ImportReport;
import io.trialledger.enrollment.study.Protocol;
import io.trialledger.enrollment.study.ProtocolVersionReleased;
import io.trialledger.enrollment.studylist.StudyView.CriterionView;
import io.trialledger.enrollment.studylist.StudyView.EpochView;
import io.trialledger.enrollment.studylist.StudyView.NamedView;
import io.trialledger.enrollment.studylist.StudyView.ReportView;
import io.trialledger.enrollment.studylist.StudyView.VisitView;
import java.util.List;
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

    static StudyList.Entry entry(Document row, List<OwnGrant> grants) {
        return new StudyList.Entry(
                row.getString("study"),
                row.getString("version"),
                row.getString("title"),
                row.getString("acronym"),
                row.getInteger("plannedSubjects"),
                grants);
    }

    static StudyView view(Document row, List<OwnGrant> grants) {
        Protocol protocol = MAPPER.readValue(row.getString("protocol"), Protocol.class);
        return new StudyView(
                row.getString("study"),
                protocol.version(),
                protocol.title(),
                protocol.acronym(),
                protocol.blinding(),
                protocol.plannedSubjects(),
                protocol.arms().stream().map(Protocol.Arm::name).toList(),
                EpochView.of(protocol),
                NamedView.encounters(protocol),
                NamedView.activities(protocol),
                VisitView.of(protocol),
                CriterionView.of(protocol),
                ReportView.of(MAPPER.readValue(row.getString("report"), ImportReport.class)),
                grants);
    }
}
