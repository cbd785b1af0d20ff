package io.trialledger.starter.web;

import io.trialledger.starter.Acting;
import io.trialledger.starter.Authority;
import io.trialledger.starter.StarterRule;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UriUtils;

/**
 * Makes a repeated {@code POST} harmless: the first answer to an {@code Idempotency-Key}, rejections included, is kept with the
 * body's hash and given again, to whoever still has a role in the study. What failed for want of a resource or of
 * authority is not kept, nor is an answer that says when to send it again: so it can be repeated.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern IN_STUDY = Pattern.compile("/api/v1/studies/([^/]+)/.*");

    private final FirstAnswers answers;
    private final Authority authority;
    private final ProblemWriter problems;
    private final long mostBytes;

    IdempotencyFilter(FirstAnswers answers, Authority authority, ProblemWriter problems, long mostBytes) {
        this.answers = answers;
        this.authority = authority;
        this.problems = problems;
        this.mostBytes = mostBytes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || isUnkeyedPreview(request);
    }

    /** A preview of an import stores nothing, so there is nothing to do twice. */
    private static boolean isUnkeyedPreview(HttpServletRequest request) {
        return request.getRequestURI().equals("/api/v1/study-imports")
                && "true".equals(request.getParameter("preview"))
                && request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Acting> acting = Acting.current();
        if (acting.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String key = request.getHeader(HEADER);
        if (key == null || !key.matches("[\\x21-\\x7e]{1,200}")) {
            problems.write(
                    new Problem(
                            HttpStatus.BAD_REQUEST,
                            StarterRule.KEY_REQUIRED.name(),
                            HEADER,
                            "a POST needs an Idempotency-Key of 1 to 200 visible ASCII characters",
                            0),
                    response);
            return;
        }
        BufferedBody body = BufferedBody.read(request);
        FirstAnswers.Key asked = FirstAnswers.Key.of(acting.get().caller().id(), request, key, body.bytes());
        FirstAnswers.Begun begun = answers.begin(asked);
        switch (begun.state()) {
            case RUN -> run(asked, acting.get(), body, response, chain);
            case DONE -> replay(begun, request, response);
            case RUNNING ->
                problems.write(
                        new Problem(
                                HttpStatus.CONFLICT,
                                StarterRule.IN_PROGRESS.name(),
                                HEADER,
                                "the first request with this key is still running",
                                1),
                        response);
            case OTHER_BODY ->
                problems.write(
                        new Problem(
                                HttpStatus.CONFLICT,
                                StarterRule.KEY_REUSED.name(),
                                HEADER,
                                "this key was used with another body",
                                0),
                        response);
        }
    }

    private void replay(FirstAnswers.Begun begun, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Matcher inStudy = IN_STUDY.matcher(request.getRequestURI());
        if (inStudy.matches()) {
            authority.requireMembership(UriUtils.decode(inStudy.group(1), StandardCharsets.UTF_8));
        }
        begun.replay(response);
    }

    private void run(
            FirstAnswers.Key key, Acting acting, BufferedBody body, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try (Acting.Scope scope = acting.withCommandIdBase(key.id()).bind()) {
            chain.doFilter(body, answer);
            if (isFinal(answer) && answer.getContentSize() <= mostBytes) {
                answers.finish(key, answer);
                kept = true;
            }
        } finally {
            if (!kept) {
                answers.abandon(key);
            }
        }
        answer.copyBodyToResponse();
    }

    /** An answer that would be the same tomorrow. */
    private static boolean isFinal(HttpServletResponse answer) {
        int status = answer.getStatus();
        return status < 500
                && !answer.containsHeader(HttpHeaders.RETRY_AFTER)
                && status != HttpStatus.UNAUTHORIZED.value()
                && status != HttpStatus.FORBIDDEN.value()
                && status != HttpStatus.CONTENT_TOO_LARGE.value()
                && status != HttpStatus.TOO_MANY_REQUESTS.value();
    }
}
