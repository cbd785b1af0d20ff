package io.trialledger.starter.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.trialledger.starter.ReasonCategory;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/** What every write takes besides what its method says. */
class DescribedWrites implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        boolean writes = handler.hasMethodAnnotation(PutMapping.class)
                || handler.hasMethodAnnotation(PostMapping.class)
                || handler.hasMethodAnnotation(DeleteMapping.class);
        if (writes) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name(ObservedAtFilter.HEADER)
                    .description("when its author saw or did it, with offset, where that is known; kept beside the"
                            + " time of recording; at most 5 minutes ahead")
                    .required(false)
                    .schema(new StringSchema().format("date-time")));
            StringSchema categories = new StringSchema();
            Arrays.stream(ReasonCategory.values()).map(Enum::name).forEach(categories::addEnumItem);
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name(ReasonCategoryFilter.HEADER)
                    .description(
                            "of which kind the reasons in the request are; kept in clear beside their sealed words")
                    .required(false)
                    .schema(categories));
        }
        return operation;
    }
}
