package io.trialledger.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits what a request may carry: by its stated length before anything is read, and by counting what is passed on where none is
 * stated. Nothing is buffered.
 */
@Component
@Order(BodyFilter.AFTER_SECURITY)
class BodyFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = 0;

    private static final String EXCEEDED = BodyFilter.class.getName() + ".exceeded";

    private final DataSize limit;

    BodyFilter(GatewayProperties properties) {
        this.limit = properties.gateway().maxRequestSize();
    }

    /** The refusal, if more than the limit was met while the body was passed on. */
    static Optional<Refusal> tooLarge(HttpServletRequest request) {
        return Optional.ofNullable((Refusal) request.getAttribute(EXCEEDED));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw refusal();
        }
        if (isForm(request)) {
            // A form's fields would be taken for query parameters on the way to the service.
            throw new Refusal(Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "MEDIA_TYPE",
                    "the API takes JSON, not " + request.getContentType()));
        }
        chain.doFilter(new Limited(request), response);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && (type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                        || type.toLowerCase(Locale.ROOT).startsWith("multipart/"));
    }

    private Refusal refusal() {
        return new Refusal(Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "TOO_LARGE",
                "a request has at most " + limit.toMegabytes() + " MB (" + limit.toBytes() + " bytes)"));
    }

    private final class Limited extends HttpServletRequestWrapper {

        private @Nullable ServletInputStream counted;

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream stream = counted;
            if (stream == null) {
                stream = new Counted(super.getInputStream(), this);
                counted = stream;
            }
            return stream;
        }
    }

    private final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private final HttpServletRequest request;
        private long read;

        Counted(ServletInputStream in, HttpServletRequest request) {
            this.in = in;
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int count) throws IOException {
            read += count;
            if (read > limit.toBytes()) {
                Refusal refusal = refusal();
                request.setAttribute(EXCEEDED, refusal);
                throw new IOException(refusal);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
