package io.trialledger.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the services are, and what is let through to them.
 *
 * @param enrollment the enrollment service
 * @param visits the visits service
 * @param adverseEvents the adverse-events service
 * @param gateway limits
 * @param login how people log in with a browser
 */
@ConfigurationProperties("trialledger")
record GatewayProperties(
        Backend enrollment,
        Backend visits,
        Backend adverseEvents,
        Limits gateway,
        @DefaultValue Login login) {

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
     * @param rateLimits how often a client may ask
     * @param exports of histories
     */
    record Limits(
            DataSize maxRequestSize,
            Duration connectTimeout,
            Duration timeout,
            Duration idleTimeout,
            @DefaultValue RateLimits rateLimits,
            @DefaultValue Exports exports) {}

    /**
     * Exports of histories, made in the background.
     *
     * @param folder where they are made and kept; only the gateway's user may read it
     * @param atOnce how many are made at once; others wait
     * @param perPerson how many unfinished ones one person may have
     * @param kept how many one person may have in a study, done ones, too
     * @param keep an export is removed so long after it was done or paused
     */
    record Exports(
            @DefaultValue("exports") Path folder,
            @DefaultValue("2") int atOnce,
            @DefaultValue("3") int perPerson,
            @DefaultValue("20") int kept,
            @DefaultValue("7d") Duration keep) {}

    /**
     * How often a client may ask: a rate that can go on for ever, and how much may come at once after a pause.
     *
     * @param sessionPerSecond requests of a browser's session
     * @param apiPerSecond requests of an API client, by bearer token
     * @param loginsPerMinute logins begun from one address
     */
    record RateLimits(
            @DefaultValue("50") int sessionPerSecond,
            @DefaultValue("200") int sessionBurst,
            @DefaultValue("200") int apiPerSecond,
            @DefaultValue("1000") int apiBurst,
            @DefaultValue("10") int loginsPerMinute) {}

    /**
     * Login through the identity provider.
     *
     * @param clientId of the gateway at the provider
     * @param clientSecret without it nobody can log in here
     * @param discovery where the gateway reaches the provider's metadata, if not at the issuer's own address
     * @param longestSession a session ends then, however busy
     */
    record Login(
            @DefaultValue("trialledger-portal") String clientId,
            @Nullable String clientSecret,
            @Nullable URI discovery,
            @DefaultValue("12h") Duration longestSession) {}

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
