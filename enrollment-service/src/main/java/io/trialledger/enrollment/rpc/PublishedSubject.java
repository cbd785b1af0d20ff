package io.trialledger.enrollment.rpc;

import com.google.protobuf.Message;
import io.trialledger.enrollment.subject.ConsentGiven;
import io.trialledger.enrollment.subject.ConsentWithdrawn;
import io.trialledger.enrollment.subject.DeathConfirmed;
import io.trialledger.enrollment.subject.DeathReported;
import io.trialledger.enrollment.subject.EligibilityAttested;
import io.trialledger.enrollment.subject.IdentityDisclosed;
import io.trialledger.enrollment.subject.IdentityRecorded;
import io.trialledger.enrollment.subject.ScreeningFailed;
import io.trialledger.enrollment.subject.SubjectDiscontinued;
import io.trialledger.enrollment.subject.SubjectEnrolled;
import io.trialledger.enrollment.subject.SubjectEvent;
import io.trialledger.enrollment.subject.SubjectRandomized;
import io.trialledger.enrollment.subject.SubjectRegistered;
import io.trialledger.enrollment.subject.SubjectScreened;
import java.util.Optional;

/** What other services learn about a subject: number, site and days; never the arm, a free text or an answer. */
final class PublishedSubject {

    private PublishedSubject() {}

    static Optional<Message> of(SubjectEvent event) {
        // GAP: a death the site confirms with another day than the service reported keeps the reported day elsewhere.
        boolean kept = event instanceof SubjectScreened
                || event instanceof EligibilityAttested
                || event instanceof DeathConfirmed
                || event instanceof IdentityRecorded
                || event instanceof IdentityDisclosed;
        return kept ? Optional.empty() : Optional.of(message(event));
    }

    private static Message message(SubjectEvent event) {
        if (event instanceof SubjectRegistered e) {
            return io.trialledger.enrollment.v1.SubjectRegistered.newBuilder()
                    .setStudyId(e.studyId())
                    .setSubjectId(e.subjectId())
                    .setSiteId(e.siteId())
                    .build();
        }
        if (event instanceof ConsentGiven e) {
            return io.trialledger.enrollment.v1.ConsentGiven.newBuilder()
                    .setStudyId(e.studyId())
                    .setSubjectId(e.subjectId())
                    .setConsentVersion(e.consentVersion())
                    .setConsentedOn(e.consentedOn().toString())
                    .build();
        }
        if (event instanceof ConsentWithdrawn e) {
            return io.trialledger.enrollment.v1.ConsentWithdrawn.newBuilder()
                    .setStudyId(e.studyId())
                    .setSubjectId(e.subjectId())
                    .setScope(e.scope().name())
                    .setWithdrawnOn(e.withdrawnOn().toString())
                    .build();
        }
        if (event instanceof ScreeningFailed e) {
            return io.trialledger.enrollment.v1.ScreeningFailed.newBuilder()
                    .setStudyId(e.studyId())
                    .setSubjectId(e.subjectId())
                    .setFailedOn(e.failedOn().toString())
                    .build();
        }
        if (event instanceof SubjectEnrolled e) {
            return io.trialledger.enrollment.v1.SubjectEnrolled.newBuilder()
                    .setStudyId(e.studyId())
                    .setSubjectId(e.subjectId())
                    .setEnrolledOn(e.enrolledOn().toString())
                    .build();
        }
        if (event instanceof SubjectRandomized e) {
            return io.trialledger.enrollment.v1.SubjectRandomized.newBuilder()
                    .setStudyId(e.studyId())
                    .setSubjectId(e.subjectId())
                    .setRandomizedOn(e.randomizedOn().toString())
                    .build();
        }
        if (event instanceof SubjectDiscontinued e) {
            return io.trialledger.enrollment.v1.SubjectDiscontinued.newBuilder()
                    .setStudyId(e.studyId())
                    .setSubjectId(e.subjectId())
                    .setScope(e.scope().name())
                    .setDiscontinuedOn(e.discontinuedOn().text())
                    .setReasonCode(e.reasonCode().name())
                    .build();
        }
        if (event instanceof DeathReported e) {
            return io.trialledger.enrollment.v1.DeathReported.newBuilder()
                    .setStudyId(e.studyId())
                    .setSubjectId(e.subjectId())
                    .setDiedOn(e.diedOn().text())
                    .build();
        }
        throw new IllegalStateException(
                "no published form of " + event.getClass().getSimpleName());
    }
}
