package io.trialledger.visits.config;

import io.trialledger.starter.EventCatalog;
import io.trialledger.starter.PolicyCommands;
import io.trialledger.visits.design.AdoptProtocol;
import io.trialledger.visits.design.DesignEvent;
import io.trialledger.visits.schedule.CancelVisits;
import io.trialledger.visits.schedule.OpenSchedule;
import io.trialledger.visits.schedule.PlanVisits;
import io.trialledger.visits.schedule.ScheduleEvent;
import io.trialledger.visits.schedule.StopCollection;
import io.trialledger.visits.visit.VisitData;
import io.trialledger.visits.visit.VisitEvent;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VisitsConfiguration {

    @Bean
    EventCatalog events() {
        return EventCatalog.of("visits", DesignEvent.class, ScheduleEvent.class, VisitEvent.class);
    }

    @Bean
    PolicyCommands policyCommands() {
        return PolicyCommands.of(
                AdoptProtocol.class, OpenSchedule.class, PlanVisits.class, StopCollection.class, CancelVisits.class);
    }

    @Bean
    VisitData visitData(
            @Qualifier("scheduleRepository") Repository<?> schedules,
            @Qualifier("visitRepository") Repository<?> visits) {
        return new VisitData(schedules, visits);
    }
}
