package io.trialledger.adverseevents;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The process that owns adverse events. */
@SpringBootApplication
public class AdverseEventsServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AdverseEventsServiceApplication.class, arguments);
    }
}
