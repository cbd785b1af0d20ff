package io.trialledger.starter.mirror;

import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.starter.EventCatalog;
import io.trialledger.starter.PolicyCommands;
import io.trialledger.starter.Queries;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The mirror as an application. */
@SpringBootApplication
public class MirrorService {

    @Bean
    EventCatalog events() {
        return EventCatalog.of("mirror", MirrorEvent.class);
    }

    @Bean
    PolicyCommands policyCommands() {
        return PolicyCommands.of(DiscontinueSubject.class);
    }

    public static List<String> refused() {
        return Mirror.refused();
    }

    @RestController
    static class MirrorController {

        private final Queries queries;

        MirrorController(Queries queries) {
            this.queries = queries;
        }

        @GetMapping("/api/v1/studies/{study}/subjects/{subject}")
        FindMirrored.Answer find(@PathVariable String study, @PathVariable String subject) {
            return queries.ask(new FindMirrored(study, subject), FindMirrored.Answer.class);
        }
    }
}
