package io.trialledger.starter.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.StarterRule;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes {@link IfMatch} out of the header of that name. */
class IfMatchArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(IfMatch.class);
    }

    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        String header = request.getHeader(HttpHeaders.IF_MATCH);
        if (header == null) {
            return new IfMatch(null);
        }
        if (!header.matches("\"\\d{1,18}\"")) {
            throw new RuleViolated(StarterRule.MALFORMED, HttpHeaders.IF_MATCH, "If-Match is a version such as \"7\"");
        }
        return new IfMatch(Long.valueOf(header.substring(1, header.length() - 1)));
    }
}
