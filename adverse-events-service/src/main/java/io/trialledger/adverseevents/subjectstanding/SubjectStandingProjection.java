package io.trialledger.adverseevents.subjectstanding;

import io.trialledger.adverseevents.adverseevent.SubjectStanding;
import io.trialledger.enrollment.v1.ConsentGiven;
import io.trialledger.enrollment.v1.ConsentWithdrawn;
import io.trialledger.enrollment.v1.ScreeningFailed;
import io.trialledger.enrollment.v1.SubjectDiscontinued;
import io.trialledger.enrollment.v1.SubjectRandomized;
import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.model.PartialDate;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers "at which site is this subject, and where in the study", from enrollment's events. A death that enrollment hears of after the
 * subject has left changes nothing here: what counts is the day the subject left.
 */
@Component
@ProcessingGroup("subjects")
public class SubjectStandingProjection {

    private final Rows subjects;

    SubjectStandingProjection(RowsFactory rows) {
        subjects = rows.of("enrollment", "subjects", Index.of("study", "subject"));
    }

    /** The subject's present site; empty if no such subject is known yet. */
    public Optional<String> siteOf(String studyId, String subjectId) {
        return subjects.present(id(studyId, subjectId)).map(row -> row.getString("site"));
    }

    Optional<SubjectStanding> standingOf(String studyId, String subjectId) {
        return subjects.present(id(studyId, subjectId))
                .map(row -> new SubjectStanding(
                        row.getString("site"),
                        date(row, "consentedOn"),
                        date(row, "consentWithdrawnOn"),
                        date(row, "randomizedOn"),
                        date(row, "leftOn")));
    }

    @EventHandler
    void on(SubjectRegistered e, TrackingToken token) {
        subjects.patch(
                id(e.getStudyId(), e.getSubjectId()),
                Position.of(token),
                row -> row.append("study", e.getStudyId())
                        .append("subject", e.getSubjectId())
                        .append("site", e.getSiteId()));
    }

    @EventHandler
    void on(ConsentGiven e, TrackingToken token) {
        setFirst(e.getStudyId(), e.getSubjectId(), "consentedOn", e.getConsentedOn(), token);
    }

    @EventHandler
    void on(ConsentWithdrawn e, TrackingToken token) {
        if (e.getScope().equals("DATA_COLLECTION")) {
            setFirst(e.getStudyId(), e.getSubjectId(), "consentWithdrawnOn", e.getWithdrawnOn(), token);
        }
    }

    @EventHandler
    void on(SubjectRandomized e, TrackingToken token) {
        setFirst(e.getStudyId(), e.getSubjectId(), "randomizedOn", e.getRandomizedOn(), token);
    }

    @EventHandler
    void on(ScreeningFailed e, TrackingToken token) {
        setFirst(e.getStudyId(), e.getSubjectId(), "leftOn", e.getFailedOn(), token);
    }

    @EventHandler
    void on(SubjectDiscontinued e, TrackingToken token) {
        if (e.getScope().equals("STUDY")) {
            setFirst(e.getStudyId(), e.getSubjectId(), "leftOn", e.getDiscontinuedOn(), token);
        }
    }

    @ResetHandler
    void reset() {
        subjects.reset();
    }

    /** The earliest of the dates told so far: a second consent does not move the first. */
    private void setFirst(String study, String subject, String field, String date, TrackingToken token) {
        subjects.patch(id(study, subject), Position.of(token), row -> {
            String before = row.getString(field);
            return before != null && before.compareTo(date) <= 0 ? row : row.append(field, date);
        });
    }

    private static @Nullable PartialDate date(Document row, String field) {
        String text = row.getString(field);
        return text == null || text.isEmpty() ? null : new PartialDate(text);
    }

    private static String id(String study, String subject) {
        return study + "/" + subject;
    }
}
