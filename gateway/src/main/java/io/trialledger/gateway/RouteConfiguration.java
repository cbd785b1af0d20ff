package io.trialledger.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import java.net.http.HttpClient;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Which path belongs to which service. A path that isn't here isn't public. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    private static final String STUDIES = "/api/v1/studies";
    private static final String STUDY = STUDIES + "/{study}";
    private static final String SUBJECT = STUDY + "/subjects/{subject}";

    @Bean
    RouterFunction<ServerResponse> visitsRoutes(GatewayProperties properties) {
        return to(
                properties.visitsService(),
                ledger("visits"),
                receipts("visits"),
                SUBJECT + "/visits/**",
                SUBJECT + "/items/**",
                SUBJECT + "/queries/**",
                STUDY + "/visits/**",
                STUDY + "/submissions/**",
                STUDY + "/items/**",
                STUDY + "/items.ndjson",
                STUDY + "/item-definitions/**",
                STUDY + "/queries/**",
                STUDY + "/forms/**",
                STUDY + "/visits-due",
                STUDY + "/visit-summary",
                STUDY + "/subject-matrix");
    }

    @Bean
    RouterFunction<ServerResponse> adverseEventsRoutes(GatewayProperties properties) {
        return to(
                properties.adverseEventsService(),
                ledger("adverse-events"),
                receipts("adverse-events"),
                SUBJECT + "/adverse-events/**",
                STUDY + "/adverse-events/**",
                STUDY + "/adverse-events.ndjson",
                STUDY + "/adverse-event-queries/**",
                STUDY + "/safety-clocks/**",
                STUDY + "/safety-summary");
    }

    @Bean
    RouterFunction<ServerResponse> enrollmentRoutes(GatewayProperties properties) {
        return to(
                properties.enrollmentService(),
                ledger("enrollment"),
                receipts("enrollment"),
                "/api/v1/study-imports/**",
                STUDIES,
                STUDY,
                STUDY + "/sites/**",
                STUDY + "/team/**",
                STUDY + "/enrollment-summary",
                STUDY + "/enrollment-plan",
                STUDY + "/subjects",
                SUBJECT,
                SUBJECT + "/consents/**",
                SUBJECT + "/screening",
                SUBJECT + "/eligibility",
                SUBJECT + "/enrollment",
                SUBJECT + "/randomization",
                SUBJECT + "/discontinuation",
                SUBJECT + "/identity",
                SUBJECT + "/identity-disclosures/**");
    }

    /** One client for all routes: HTTP/1.1, no redirects, no retries of its own beyond what never left. */
    @Bean
    HttpClient upstreamClient(GatewayProperties properties) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.gateway().connectTimeout())
                .build();
    }

    @Bean
    ClientHttpRequestFactory upstreamRequests(HttpClient client, GatewayProperties properties) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
        factory.setReadTimeout(properties.gateway().timeout());
        return factory;
    }

    private static String ledger(String log) {
        return "/api/v1/ledger/" + log + "/**";
    }

    /** A receipt's id begins with the name of its log. */
    private static String receipts(String log) {
        return "/api/v1/receipts/{receipt:" + log + "\\..+}/**";
    }

    private static RouterFunction<ServerResponse> to(Service service, String... paths) {
        RequestPredicate anyOf = Arrays.stream(paths)
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return route(service.name())
                .route(anyOf, http())
                .before(uri(service.url()))
                .before(request -> marked(request, service))
                .build();
    }

    private static ServerRequest marked(ServerRequest request, Service service) {
        request.servletRequest().setAttribute(Service.ATTRIBUTE, service);
        return request;
    }
}
