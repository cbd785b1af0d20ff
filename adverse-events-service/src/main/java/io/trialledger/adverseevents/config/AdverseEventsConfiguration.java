package io.trialledger.adverseevents.config;

import io.trialledger.adverseevents.adverseevent.AdverseEventEvent;
import io.trialledger.adverseevents.adverseevent.RecordRefusedDiscontinuation;
import io.trialledger.adverseevents.adverseevent.SafetyClocks;
import io.trialledger.adverseevents.subjectstanding.SubjectStandingProjection;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.starter.EventCatalog;
import io.trialledger.starter.PolicyCommands;
import io.trialledger.starter.SubjectDirectory;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdverseEventsConfiguration {

    @Bean
    EventCatalog events() {
        return EventCatalog.of("adverse-events", AdverseEventEvent.class);
    }

    @Bean
    PolicyCommands policyCommands() {
        return PolicyCommands.of(DiscontinueSubject.class, RecordRefusedDiscontinuation.class);
    }

    @Bean
    SubjectDirectory subjects(SubjectStandingProjection subjects) {
        return subjects::siteOf;
    }

    @Bean
    SafetyClocks safetyClocks(@Value("${trialledger.safety.zones}") List<ZoneId> zones) {
        return new SafetyClocks(zones);
    }
}
