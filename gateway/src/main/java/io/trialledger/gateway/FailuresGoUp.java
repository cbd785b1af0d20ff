package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Hands every failure of a handler up to {@link FailureFilter}. Spring's own resolver takes a service that broke off for a client
 * that went away (both are an {@code EOFException}) and ends the answer as if it were whole.
 */
@Component
class FailuresGoUp implements HandlerExceptionResolver, Ordered {

    private static final int BEFORE_SPRINGS_OWN = -10;

    @Override
    public int getOrder() {
        return BEFORE_SPRINGS_OWN;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        throw new HandlerFailure(failure);
    }

    /** Only carries its cause. */
    static final class HandlerFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HandlerFailure(Exception cause) {
            super(cause.toString(), cause);
        }
    }
}
