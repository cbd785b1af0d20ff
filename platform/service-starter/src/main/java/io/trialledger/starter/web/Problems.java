package io.trialledger.starter.web;

import com.mongodb.MongoException;
import io.trialledger.eventstore.CommitTooLarge;
import io.trialledger.eventstore.LogBroken;
import io.trialledger.messaging.RemoteRefusal;
import io.trialledger.model.Rule;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.NotAuthenticated;
import io.trialledger.starter.NotAuthorized;
import io.trialledger.starter.NotYetKnown;
import jakarta.validation.ConstraintViolationException;
import java.util.Optional;
import org.axonframework.common.AxonTransientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says what became of a request that failed, and logs only what nobody foresaw: type and place, never the text. */
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable failure) {
        return foreseen(failure).orElseGet(() -> unforeseen(failure));
    }

    static Optional<Problem> foreseen(Throwable failure) {
        return domain(failure).or(() -> input(failure)).or(() -> framework(failure));
    }

    private static Optional<Problem> domain(Throwable failure) {
        if (failure instanceof RuleViolated refusal) {
            return Optional.of(Problem.of(refusal));
        }
        if (failure instanceof RemoteRefusal refusal) {
            return Optional.of(remote(refusal));
        }
        if (failure instanceof NotAuthorized refusal) {
            return Optional.of(
                    Problem.of(HttpStatus.FORBIDDEN, "NOT_AUTHORIZED", String.valueOf(refusal.getMessage())));
        }
        if (failure instanceof NotAuthenticated) {
            return Optional.of(notAuthenticated());
        }
        if (failure instanceof NotYetKnown behind) {
            return Optional.of(Problem.later("NOT_YET_KNOWN", String.valueOf(behind.getMessage())));
        }
        if (failure instanceof CommitTooLarge) {
            return Optional.of(BodyLimit.problem());
        }
        if (failure instanceof AxonTransientException
                || failure instanceof MongoException
                || failure instanceof LogBroken) {
            LOG.warn("unavailable: {}", failure.getClass().getName());
            return Optional.of(
                    Problem.later("UNAVAILABLE", "the service can't store or read at the moment; send it again"));
        }
        return Optional.empty();
    }

    static Problem notAuthenticated() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "NOT_AUTHENTICATED", "a valid bearer token is needed");
    }

    private static Problem remote(RemoteRefusal refusal) {
        HttpStatus status = refusal.kind().equals("FORBIDDEN")
                ? HttpStatus.FORBIDDEN
                : Problem.statusOf(Rule.Kind.valueOf(refusal.kind()));
        return new Problem(status, refusal.rule(), refusal.field().orElse(null), refusal.why(), 0);
    }

    private static Optional<Problem> input(Throwable failure) {
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return Optional.of(Unreadable.problem(unreadable));
        }
        if (failure instanceof MethodArgumentNotValidException invalid) {
            FieldError error = invalid.getBindingResult().getFieldError();
            return Optional.of(
                    error == null
                            ? Problem.malformed(null, "the body is not valid")
                            : Problem.malformed(error.getField(), String.valueOf(error.getDefaultMessage())));
        }
        if (failure instanceof HandlerMethodValidationException invalid) {
            String field = invalid.getParameterValidationResults().stream()
                    .findFirst()
                    .map(result -> result.getMethodParameter().getParameterName())
                    .orElse(null);
            return Optional.of(Problem.malformed(field, "the value is not valid"));
        }
        if (failure instanceof ConstraintViolationException invalid) {
            return invalid.getConstraintViolations().stream()
                    .findFirst()
                    .map(v -> Problem.malformed(v.getPropertyPath().toString(), v.getMessage()));
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return Optional.of(Problem.malformed(mismatch.getName(), "the value has the wrong form"));
        }
        if (failure instanceof TypeMismatchException mismatch) {
            return Optional.of(Problem.malformed(mismatch.getPropertyName(), "the value has the wrong form"));
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return Optional.of(Problem.malformed(missing.getParameterName(), "the parameter is needed"));
        }
        return Optional.empty();
    }

    /** What Spring itself refuses: unknown path, wrong method or media type, missing header. */
    private static Optional<Problem> framework(Throwable failure) {
        if (BodyLimit.isExceeded(failure)) {
            return Optional.of(BodyLimit.problem());
        }
        if (failure instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            HttpStatusCode code = refusal.getStatusCode();
            HttpStatus status =
                    Optional.ofNullable(HttpStatus.resolve(code.value())).orElse(HttpStatus.BAD_REQUEST);
            String rule = status == HttpStatus.NOT_FOUND
                    ? "UNKNOWN"
                    : status == HttpStatus.BAD_REQUEST ? "MALFORMED" : status.name();
            return Optional.of(Problem.of(status, rule, status.getReasonPhrase()));
        }
        return Optional.empty();
    }

    /** The text of an unforeseen exception may hold data of a person; its type and the places of the code don't. */
    private static Problem unforeseen(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            trace.append("\n  ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 12); i++) {
                trace.append("\n    at ").append(frames[i]);
            }
        }
        LOG.error("unforeseen failure:{}", trace);
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL",
                "unforeseen failure; the correlation id finds it in the log");
    }
}
