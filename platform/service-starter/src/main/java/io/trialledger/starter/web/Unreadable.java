package io.trialledger.starter.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says where a JSON body is wrong, and how, without repeating what it holds. */
final class Unreadable {

    private Unreadable() {}

    static Problem problem(HttpMessageNotReadableException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (BodyLimit.isExceeded(cause)) {
                return BodyLimit.problem();
            }
            if (cause instanceof JacksonException json) {
                return problem(json);
            }
        }
        return Problem.malformed(null, "the body is missing or can't be read");
    }

    static Problem problem(JacksonException json) {
        String field = path(json);
        if (json instanceof UnrecognizedPropertyException) {
            return Problem.malformed(field, "there is no such field");
        }
        if (json instanceof InvalidFormatException wrong) {
            return Problem.malformed(field, "not a valid " + name(wrong.getTargetType()));
        }
        if (json instanceof ValueInstantiationException && json.getCause() instanceof IllegalArgumentException) {
            return Problem.malformed(field, "the value is not valid");
        }
        if (json instanceof MismatchedInputException wrong) {
            return Problem.malformed(field, "not a valid " + name(wrong.getTargetType()));
        }
        if (json instanceof StreamReadException syntax) {
            return Problem.malformed(
                    field,
                    "not JSON: line " + syntax.getLocation().getLineNr() + ", column "
                            + syntax.getLocation().getColumnNr());
        }
        return Problem.malformed(field, "the value is not valid");
    }

    private static String name(@Nullable Class<?> type) {
        return type == null ? "value" : type.getSimpleName();
    }

    /** As in {@code items[3].unit}; null at the top. */
    private static @Nullable String path(JacksonException json) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else if (step.getIndex() >= 0) {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.isEmpty() ? null : path.toString();
    }
}
