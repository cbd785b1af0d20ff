package io.trialledger.enrollment.rpc;

import com.google.protobuf.Message;
import io.trialledger.enrollment.study.EnrollmentPlanned;
import io.trialledger.enrollment.study.ProtocolVersionReleased;
import io.trialledger.enrollment.study.SiteActivated;
import io.trialledger.enrollment.study.SiteAdded;
import io.trialledger.enrollment.study.StudyEvent;
import io.trialledger.enrollment.study.TeamMemberAuthorized;
import io.trialledger.enrollment.study.TeamMemberRevoked;
import io.trialledger.enrollment.subject.SubjectEvent;
import io.trialledger.messaging.EventPublisher;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * The one place where enrollment's events become its published language. What is not listed stays here: how an allocation
 * list is used, the screening day, the answers about eligibility, who a subject is, the plan, a site's own words on a death that
 * was told before.
 */
@Component
class EnrollmentPublisher implements EventPublisher {

    @Override
    public Optional<Message> publish(EventMessage<?> stored) {
        if (stored.getPayload() instanceof EnrollmentPlanned) {
            return Optional.empty();
        }
        if (stored.getPayload() instanceof StudyEvent event) {
            return Optional.of(ofStudy(event));
        }
        return stored.getPayload() instanceof SubjectEvent event ? PublishedSubject.of(event) : Optional.empty();
    }

    private static Message ofStudy(StudyEvent event) {
        if (event instanceof ProtocolVersionReleased e) {
            return PublishedProtocol.of(e);
        }
        if (event instanceof SiteAdded e) {
            return io.trialledger.enrollment.v1.SiteAdded.newBuilder()
                    .setStudyId(e.studyId())
                    .setSiteId(e.siteId())
                    .setName(e.name())
                    .setCountry(e.country())
                    .setTimeZone(e.timeZone())
                    .build();
        }
        if (event instanceof SiteActivated e) {
            return io.trialledger.enrollment.v1.SiteActivated.newBuilder()
                    .setStudyId(e.studyId())
                    .setSiteId(e.siteId())
                    .setActivatedOn(e.activatedOn().toString())
                    .build();
        }
        if (event instanceof TeamMemberAuthorized e) {
            return io.trialledger.enrollment.v1.TeamMemberAuthorized.newBuilder()
                    .setStudyId(e.studyId())
                    .setGrantId(grantId(e.userId(), e.grantId()))
                    .setUserId(e.userId())
                    .setRole(e.role().name())
                    .setSiteId(e.siteId() == null ? "" : e.siteId())
                    .setFrom(e.from().toString())
                    .setTo(e.to() == null ? "" : e.to().toString())
                    .build();
        }
        if (event instanceof TeamMemberRevoked e) {
            return io.trialledger.enrollment.v1.TeamMemberRevoked.newBuilder()
                    .setStudyId(e.studyId())
                    .setGrantId(grantId(e.userId(), e.grantId()))
                    .setUserId(e.userId())
                    .build();
        }
        throw new IllegalStateException(
                "no published form of " + event.getClass().getSimpleName());
    }

    /** Unique in the study, as published; here it is unique for the user only. */
    private static String grantId(String userId, String grantId) {
        return userId + "/" + grantId;
    }
}
