package io.trialledger.starter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settings every service starts from; anything the service or its surroundings say is stronger. Addresses are loopback. */
class DefaultSettings implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("trialledger.service") == null) {
            return;
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.application.name", "${trialledger.service}");
        settings.put("server.address", "127.0.0.1");
        settings.put("server.shutdown", "graceful");
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        settings.put("server.tomcat.max-swallow-size", "64MB");
        settings.put("server.error.whitelabel.enabled", "false");
        settings.put("spring.grpc.server.address", "127.0.0.1");
        settings.put("spring.grpc.server.reflection.enabled", "false");
        settings.put("spring.grpc.server.keepalive.permit.time", "10s");
        settings.put("spring.grpc.server.keepalive.permit.without-calls", "true");
        settings.put(
                "spring.mongodb.uri",
                Optional.ofNullable(environment.getProperty("MONGODB_URI")).orElse("mongodb://127.0.0.1:27117"));
        settings.put("spring.mongodb.representation.uuid", "standard");
        settings.put("spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://127.0.0.1:9000");
        settings.put("spring.security.oauth2.resourceserver.jwt.audiences", "trialledger");
        settings.put("spring.threads.virtual.enabled", "true"); // Spring Boot does so on Java 21 and newer
        settings.put("springdoc.api-docs.path", "/api/v1/openapi");
        settings.put("springdoc.use-fqn", "true");
        settings.put("springdoc.default-produces-media-type", "application/json");
        settings.put("springdoc.writer-with-order-by-keys", "true");
        settings.put("axon.axonserver.enabled", "false");
        settings.put("axon.timeout.enabled", "false");
        settings.put("axon.update-check.disabled", "true");
        settings.put("management.endpoints.web.exposure.include", "health,prometheus");
        settings.put("management.endpoint.health.show-details", "always");
        settings.put("management.endpoint.health.probes.enabled", "true");
        settings.put("management.health.mongodb.enabled", "true");
        settings.put("management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,DEGRADED,UP,UNKNOWN");
        settings.put("management.endpoint.health.status.http-mapping.DEGRADED", "200");
        settings.put("logging.pattern.correlation", "[%X{correlationId:-}] ");
        settings.put("logging.level.org.axonframework", "WARN");
        settings.put("logging.level.de.bwaldvogel", "WARN");
        environment.getPropertySources().addLast(new MapPropertySource("trialledger-defaults", settings));
    }
}
