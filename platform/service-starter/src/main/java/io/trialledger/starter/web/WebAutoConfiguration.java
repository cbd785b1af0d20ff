package io.trialledger.starter.web;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.TrialSerializers;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Seals;
import io.trialledger.starter.StarterAutoConfiguration;
import io.trialledger.starter.TrialLedgerProperties;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts the filters, the security chain, the problems and the argument types in place. */
@AutoConfiguration(after = StarterAutoConfiguration.class, before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({SecurityConfiguration.class, ProblemAdvice.class, ApiDescription.class, DescribedWrites.class})
class WebAutoConfiguration {

    /** Spring Security's chain is at -100. */
    private static final int AFTER_SECURITY = -50;

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return mapper -> mapper.addModule(TrialSerializers.module())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json, ObjectProvider<MeterRegistry> metrics) {
        return new ProblemWriter(json, metrics.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    FirstAnswers firstAnswers(MongoDatabase database, Clock clock, TrialLedgerProperties properties) {
        return new FirstAnswers(database, clock, properties.web().keepAnswers());
    }

    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter() {
        return registered(new CorrelationFilter(), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    FilterRegistrationBean<ActingFilter> actingFilter(Seals seals) {
        return registered(new ActingFilter(seals), AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter(ProblemWriter problems, TrialLedgerProperties properties) {
        return registered(new EdgeFilter(properties.web().maxBody().toBytes(), problems), AFTER_SECURITY + 1);
    }

    @Bean
    FilterRegistrationBean<ObservedAtFilter> observedAtFilter(Clock clock, ProblemWriter problems) {
        return registered(new ObservedAtFilter(clock, problems), AFTER_SECURITY + 2);
    }

    @Bean
    FilterRegistrationBean<ReasonCategoryFilter> reasonCategoryFilter(ProblemWriter problems) {
        return registered(new ReasonCategoryFilter(problems), AFTER_SECURITY + 2);
    }

    @Bean
    FilterRegistrationBean<PositionFilter> positionFilter(Positions positions, EventLog log, ProblemWriter problems) {
        return registered(new PositionFilter(positions, log::head, problems), AFTER_SECURITY + 3);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            FirstAnswers answers, Authority authority, ProblemWriter problems, TrialLedgerProperties properties) {
        return registered(
                new IdempotencyFilter(
                        answers, authority, problems, properties.web().maxBody().toBytes()),
                AFTER_SECURITY + 4);
    }

    private static <F extends Filter> FilterRegistrationBean<F> registered(F filter, int order) {
        FilterRegistrationBean<F> bean = new FilterRegistrationBean<>(filter);
        bean.setOrder(order);
        return bean;
    }

    @Bean
    WebMvcConfigurer starterArguments(Positions positions) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new AsOfArgument(positions));
                resolvers.add(new IfMatchArgument());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PastGuard());
            }
        };
    }
}
