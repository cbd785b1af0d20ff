package io.trialledger.starter.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.StarterRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** A read that can't be answered as of a moment says so: the present would pass for the past. */
class PastGuard implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean isRead = PositionFilter.READS.contains(request.getMethod());
        if (isRead && handler instanceof HandlerMethod method && request.getParameter(AsOfArgument.PARAMETER) != null) {
            RuleViolated.unless(
                    takesThePast(method),
                    StarterRule.NO_PAST,
                    AsOfArgument.PARAMETER,
                    Pastless.why(method.getBeanType().getSimpleName()));
        }
        return true;
    }

    private static boolean takesThePast(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameters())
                .anyMatch(parameter ->
                        parameter.getType() == AsOf.class && parameter.getName().equals(AsOfArgument.PARAMETER));
    }
}
