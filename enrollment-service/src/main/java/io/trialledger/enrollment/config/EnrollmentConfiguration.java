package io.trialledger.enrollment.config;

import io.trialledger.enrollment.export.HistoryExportEvent;
import io.trialledger.enrollment.randomization.AllocationEvent;
import io.trialledger.enrollment.rpc.DiscontinueSubjectRpc;
import io.trialledger.enrollment.study.Studies;
import io.trialledger.enrollment.study.StudyEvent;
import io.trialledger.enrollment.subject.SubjectEvent;
import io.trialledger.enrollment.subject.Subjects;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.starter.EventCatalog;
import io.trialledger.starter.RemoteCommand;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.Message;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** What the service is made of besides its components. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EnrollmentConfiguration {

    @Bean
    EventCatalog events() {
        return EventCatalog.of(
                "enrollment", StudyEvent.class, SubjectEvent.class, AllocationEvent.class, HistoryExportEvent.class);
    }

    @Bean
    Studies studies(@Lazy Configuration axon) {
        return new Studies(id -> axon.eventStore()
                .readEvents(id.toString())
                .asStream()
                .map(Message::getPayload)
                .map(StudyEvent.class::cast));
    }

    @Bean
    Subjects subjects(@Lazy Configuration axon) {
        return new Subjects(axon::repository);
    }

    /** Seeds of allocation lists must not be guessable. */
    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    RemoteCommand<DiscontinueSubject> discontinueSubject() {
        return DiscontinueSubjectRpc.command();
    }
}
