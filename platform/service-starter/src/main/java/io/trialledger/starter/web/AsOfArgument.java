package io.trialledger.starter.web;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Positions;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Makes {@link AsOf} out of the query parameter that is named as the method's parameter is, usually {@code ?asOf=}, and tells the client
 * in {@code X-As-Of} which positions it stands for; of several, the last does.
 */
class AsOfArgument implements HandlerMethodArgumentResolver {

    static final String HEADER = "X-As-Of";
    static final String PARAMETER = "asOf";

    private final Positions positions;

    AsOfArgument(Positions positions) {
        this.positions = positions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(AsOf.class);
    }

    @Override
    public AsOf resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        String name = parameter.getParameter().getName();
        String asked = request.getParameter(name);
        AsOf asOf = asked == null || asked.isBlank() ? AsOf.present() : positions.asOf(asked, name);
        Map<String, Long> vector = asOf.positions();
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        if (response != null) {
            response.setHeader(HEADER, Positions.format(vector == null ? positions.covered() : vector));
        }
        return asOf;
    }
}
