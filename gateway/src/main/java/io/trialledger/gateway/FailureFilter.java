package io.trialledger.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.client.RestClientException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns every failure below it into a problem that says whose failure it is. Once an answer has begun, a failure breaks the
 * connection instead: a cut answer never looks whole.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FailureFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FailureFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted()) {
                LOG.warn("an answer to {} was cut off: {}", request.getMethod(), classesOf(e));
                throw new IOException("an answer was cut off"); // the container logs what reaches it, texts included
            }
            response.resetBuffer();
            Object correlation = request.getAttribute(CorrelationFilter.ATTRIBUTE);
            response.setHeader(CorrelationFilter.HEADER, String.valueOf(correlation));
            Optional<UpstreamRefusal> answer = cause(e, UpstreamRefusal.class);
            if (answer.isPresent()) {
                answer.get().send(request, response);
            } else {
                problem(request, e).send(request, response);
            }
        }
    }

    private static Problem problem(HttpServletRequest request, Exception failure) {
        Optional<Refusal> refusal = BodyFilter.tooLarge(request).or(() -> cause(failure, Refusal.class));
        if (refusal.isPresent()) {
            return refusal.get().problem();
        }
        Optional<ErrorResponse> status = cause(failure, ErrorResponse.class);
        if (status.isPresent()) {
            return ofStatus(status.get());
        }
        if (cause(failure, AuthenticationServiceException.class).isPresent()
                || cause(failure, JwtDecoderInitializationException.class).isPresent()) {
            LOG.warn("the token can't be checked: {}", classesOf(failure));
            return Problem.unavailable("identity", "identity doesn't answer: the token can't be checked");
        }
        Object service = request.getAttribute(Service.ATTRIBUTE);
        if (service instanceof Service to
                && (cause(failure, IOException.class).isPresent()
                        || cause(failure, RestClientException.class).isPresent())) {
            LOG.warn("{} failed: {}", to.name(), classesOf(failure));
            return ofService(to.name(), failure, !isRead(request));
        }
        LOG.error("unexpected failure: {}", classesOf(failure));
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "unexpected failure; its cause is in the gateway's log");
    }

    /** Classes and places only: the texts of exceptions can quote what somebody sent. */
    private static String classesOf(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(20)
                .map(e -> e.getClass().getName()
                        + Arrays.stream(e.getStackTrace())
                                .limit(8)
                                .map(place -> "\n    at " + place)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n  of "));
    }

    private static Problem ofStatus(ErrorResponse error) {
        int status = error.getStatusCode().value();
        if (status == HttpStatus.NOT_FOUND.value()) {
            return Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_PATH", "there is nothing at this path");
        }
        return Problem.of(
                HttpStatus.valueOf(status),
                status == HttpStatus.METHOD_NOT_ALLOWED.value() ? "METHOD_NOT_ALLOWED" : "MALFORMED",
                String.valueOf(error.getBody().getDetail()));
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Says that a service doesn't answer; after a write that may have arrived, that its outcome isn't known. */
    static Problem ofService(String service, Throwable failure, boolean write) {
        if (!write || neverSent(failure)) {
            return Problem.unavailable(service, service + " doesn't answer");
        }
        if (cause(failure, HttpTimeoutException.class).isPresent()) {
            return Problem.timedOut(service);
        }
        return Problem.unavailable(
                service,
                service
                        + " broke off before it answered; whether it did what was asked isn't known: repeat the same request"
                        + " with the same key");
    }

    private static boolean neverSent(Throwable failure) {
        return cause(failure, ConnectException.class).isPresent()
                || cause(failure, HttpConnectTimeoutException.class).isPresent()
                || cause(failure, UnknownHostException.class).isPresent()
                || cause(failure, UnresolvedAddressException.class).isPresent();
    }

    private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
