package io.trialledger.enrollment.subjectlist;

import static io.trialledger.enrollment.subject.DiscontinuationReason.COMPLETED;
import static io.trialledger.enrollment.subject.DiscontinuationScope.STUDY;

import io.trialledger.enrollment.subject.ConsentGiven;
import io.trialledger.enrollment.subject.ConsentWithdrawn;
import io.trialledger.enrollment.subject.DeathConfirmed;
import io.trialledger.enrollment.subject.DeathReported;
import io.trialledger.enrollment.subject.EligibilityAttested;
import io.trialledger.enrollment.subject.IdentityDisclosed;
import io.trialledger.enrollment.subject.IdentityRecorded;
import io.trialledger.enrollment.subject.Reporter;
import io.trialledger.enrollment.subject.ScreeningFailed;
import io.trialledger.enrollment.subject.SubjectDiscontinued;
import io.trialledger.enrollment.subject.SubjectEnrolled;
import io.trialledger.enrollment.subject.SubjectEvent;
import io.trialledger.enrollment.subject.SubjectRandomized;
import io.trialledger.enrollment.subject.SubjectRegistered;
import io.trialledger.enrollment.subject.SubjectScreened;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.SubjectDirectory;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one row a subject. The arm is not in it: nobody who reads lists may know it. */
@Component
@ProcessingGroup("subject-list")
class SubjectListProjection implements SubjectDirectory {

    private final Rows rows;

    SubjectListProjection(RowsFactory rows) {
        this.rows = rows.named(
                "subject_list",
                Index.of("study", "subject"),
                Index.of("study", "site", "subject"),
                Index.of("study", "status", "subject"),
                Index.of("study", "site", "status", "subject"),
                Index.ofChanges("study"));
    }

    Rows rows() {
        return rows;
    }

    @Override
    public Optional<String> siteOf(String studyId, String subjectId) {
        return rows.present(id(studyId, subjectId)).map(row -> row.getString("site"));
    }

    @EventHandler
    void on(SubjectRegistered e, TrackingToken token, @SequenceNumber long version) {
        rows.put(
                id(e.studyId(), e.subjectId()),
                Position.of(token),
                new Document("study", e.studyId())
                        .append("subject", e.subjectId())
                        .append("site", e.siteId())
                        .append("status", SubjectStatus.REGISTERED.name())
                        .append("consents", List.of())
                        .append("discontinuations", List.of())
                        .append("version", version));
    }

    @EventHandler
    void on(ConsentGiven e, TrackingToken token, @SequenceNumber long version) {
        change(e, token, version, row -> {
            Document consent = new Document("version", e.consentVersion())
                    .append("consentedOn", e.consentedOn().toString());
            if (SubjectStatus.REGISTERED.name().equals(row.getString("status"))) {
                row.append("status", SubjectStatus.CONSENTED.name());
            }
            return row.append("consents", SubjectRow.with(row, "consents", "version", consent));
        });
    }

    @EventHandler
    void on(ConsentWithdrawn e, TrackingToken token, @SequenceNumber long version) {
        change(e, token, version, row -> {
            Document consent = SubjectRow.member(row, "consents", "version", e.consentVersion())
                    .append("withdrawnOn", e.withdrawnOn().toString())
                    .append("withdrawalScope", e.scope().name())
                    .append("withdrawalReason", encoded(e.reason()));
            return row.append("consents", SubjectRow.with(row, "consents", "version", consent));
        });
    }

    @EventHandler
    void on(SubjectScreened e, TrackingToken token, @SequenceNumber long version) {
        step(
                e,
                token,
                version,
                SubjectStatus.SCREENED,
                "screenedOn",
                e.screenedOn().toString());
    }

    @EventHandler
    void on(EligibilityAttested e, TrackingToken token, @SequenceNumber long version) {
        Document eligibility = new Document("attestedOn", e.attestedOn().toString())
                .append("protocolVersion", e.protocolVersion())
                .append("failedCriteria", List.of())
                .append("note", encoded(e.note()));
        step(e, token, version, SubjectStatus.ELIGIBLE, "eligibility", eligibility);
    }

    @EventHandler
    void on(ScreeningFailed e, TrackingToken token, @SequenceNumber long version) {
        Document eligibility = new Document("attestedOn", e.failedOn().toString())
                .append("protocolVersion", e.protocolVersion())
                .append("failedCriteria", e.failedCriteria())
                .append("failureReason", encoded(e.reason()))
                .append("note", encoded(e.note()));
        step(e, token, version, SubjectStatus.SCREENING_FAILED, "eligibility", eligibility);
    }

    @EventHandler
    void on(SubjectEnrolled e, TrackingToken token, @SequenceNumber long version) {
        step(
                e,
                token,
                version,
                SubjectStatus.ENROLLED,
                "enrolledOn",
                e.enrolledOn().toString());
    }

    @EventHandler
    void on(SubjectRandomized e, TrackingToken token, @SequenceNumber long version) {
        step(
                e,
                token,
                version,
                SubjectStatus.RANDOMIZED,
                "randomizedOn",
                e.randomizedOn().toString());
    }

    @EventHandler
    void on(SubjectDiscontinued e, TrackingToken token, @SequenceNumber long version) {
        change(e, token, version, row -> {
            Document discontinuation = new Document("scope", e.scope().name())
                    .append("discontinuedOn", e.discontinuedOn().text())
                    .append("reasonCode", e.reasonCode().name())
                    .append("reason", encoded(e.reason()))
                    .append("reportedBy", e.reportedBy().name());
            if (e.scope() == STUDY) {
                SubjectStatus status =
                        e.reasonCode() == COMPLETED ? SubjectStatus.COMPLETED : SubjectStatus.DISCONTINUED;
                row.append("status", status.name());
            }
            return row.append("discontinuations", SubjectRow.with(row, "discontinuations", "scope", discontinuation));
        });
    }

    /** The site's own words are shown in place of the service's, whose day is still to be seen as the day a death was reported. */
    @EventHandler
    void on(DeathConfirmed e, TrackingToken token, @SequenceNumber long version) {
        change(e, token, version, row -> {
            Document told = SubjectRow.member(
                    row, "discontinuations", "scope", e.scope().name());
            if (Reporter.SERVICE.name().equals(told.getString("reportedBy"))) {
                row.append("deathReportedOn", told.getString("discontinuedOn"));
            }
            Document confirmed = told.append("discontinuedOn", e.diedOn().text())
                    .append("reason", encoded(e.reason()))
                    .append("reportedBy", Reporter.SITE.name());
            return row.append("discontinuations", SubjectRow.with(row, "discontinuations", "scope", confirmed));
        });
    }

    @EventHandler
    void on(DeathReported e, TrackingToken token, @SequenceNumber long version) {
        change(
                e,
                token,
                version,
                row -> row.append("deathReportedOn", e.diedOn().text()));
    }

    @EventHandler
    void on(IdentityRecorded e, TrackingToken token, @SequenceNumber long version) {
        change(e, token, version, row -> row.append("identityKept", true));
    }

    @EventHandler
    void on(IdentityDisclosed e, TrackingToken token, @SequenceNumber long version) {
        change(e, token, version, row -> row.append("disclosures", e.number()));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }

    /** The subject went on to {@code status}, and {@code field} says when or how. */
    private void step(
            SubjectEvent e, TrackingToken token, long version, SubjectStatus status, String field, Object value) {
        change(e, token, version, row -> row.append("status", status.name()).append(field, value));
    }

    private void change(SubjectEvent e, TrackingToken token, long version, UnaryOperator<Document> change) {
        rows.patch(
                id(e.studyId(), e.subjectId()),
                Position.of(token),
                row -> change.apply(row).append("version", version));
    }

    private static @Nullable String encoded(@Nullable Sealed<String> text) {
        return text == null ? null : text.encoded();
    }

    static String id(String studyId, String subjectId) {
        return studyId + "/" + subjectId;
    }
}
