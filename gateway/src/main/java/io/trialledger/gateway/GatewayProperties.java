package io.trialledger.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Where the services are, and what is let through to them.
 *
 * @param enrollment the enrollment service
 * @param visits the visits service
 * @param adverseEvents the adverse-events service
 * @param gateway limits
 */
@ConfigurationProperties("trialledger")
record GatewayProperties(Backend enrollment, Backend visits, Backend adverseEvents, Limits gateway) {

    /**
     * Where a service is.
     *
     * @param url scheme, host and port
     */
    record Backend(URI url) {}

    /**
     * Limits.
     *
     * @param maxRequestSize of a body
     * @param connectTimeout to a service
     * @param timeout of a whole exchange with a service
     * @param idleTimeout longest pause within a bundle
     */
    record Limits(DataSize maxRequestSize, Duration connectTimeout, Duration timeout, Duration idleTimeout) {}

    Service enrollmentService() {
        return new Service("enrollment", enrollment.url());
    }

    Service visitsService() {
        return new Service("visits", visits.url());
    }

    Service adverseEventsService() {
        return new Service("adverse-events", adverseEvents.url());
    }

    /** All services, in the order in which histories name them. */
    List<Service> services() {
        return List.of(enrollmentService(), visitsService(), adverseEventsService());
    }
}
