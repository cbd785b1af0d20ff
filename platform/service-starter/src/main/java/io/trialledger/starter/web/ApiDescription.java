package io.trialledger.starter.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.trialledger.model.PartialDate;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.IfMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * What every operation of a service has in common, for its OpenAPI document at {@code /api/v1/openapi}; the gateway joins the
 * services' documents into the public one.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(AsOf.class, IfMatch.class)
                .replaceWithClass(PartialDate.class, String.class);
    }

    @Bean
    DescribedRecords describedRecords() {
        return new DescribedRecords();
    }

    @Bean
    RequestsMayOmit requestsMayOmit() {
        return new RequestsMayOmit();
    }

    @Bean
    OpenApiCustomizer problems() {
        Schema<?> problem = new ObjectSchema()
                .description("RFC 9457; rule is what clients switch on")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("rule", new StringSchema())
                .addProperty("field", new StringSchema())
                .addProperty("correlationId", new StringSchema());
        return document -> document.schema(PROBLEM, problem);
    }

    /** Two methods that share a path and verb are described as one operation, with what is common to both named twice. */
    @Bean
    OpenApiCustomizer eachParameterOnce() {
        return document -> document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getParameters() != null)
                .forEach(ApiDescription::nameOnce);
    }

    private static void nameOnce(Operation operation) {
        Map<String, Parameter> named = new LinkedHashMap<>();
        operation.getParameters().forEach(p -> named.putIfAbsent(p.getIn() + " " + p.getName(), p));
        operation.setParameters(new ArrayList<>(named.values()));
    }

    @Bean
    OperationCustomizer commonParts() {
        return (operation, handler) -> {
            operation.setOperationId(name(handler));
            for (MethodParameter parameter : handler.getMethodParameters()) {
                describe(operation, parameter.getParameter());
            }
            if (handler.hasMethodAnnotation(PostMapping.class)) {
                header(operation, IdempotencyFilter.HEADER, "the same with a repetition of the same request", true);
            }
            Content body = new Content()
                    .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
            operation
                    .getResponses()
                    .setDefault(new ApiResponse().description("a refusal").content(body));
            return operation;
        };
    }

    private static void describe(Operation operation, java.lang.reflect.Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == AsOf.class) {
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name(parameter.getName())
                    .description("the state as recorded then: an instant, or the X-As-Of of another answer")
                    .schema(new StringSchema()));
        } else if (type == IfMatch.class) {
            header(operation, "If-Match", "the version that is to be changed", false);
        }
    }

    private static void header(Operation operation, String name, String description, boolean required) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(required)
                .schema(new StringSchema()));
    }

    /** The same with each build: {@code subject.register}. */
    private static String name(HandlerMethod handler) {
        String controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        return Character.toLowerCase(controller.charAt(0)) + controller.substring(1) + "."
                + handler.getMethod().getName();
    }
}
