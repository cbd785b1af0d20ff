package io.trialledger.starter;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Why and when an act happened, as its author says.
 *
 * @param reason free text; sealed under its own key before it leaves this process
 * @param observedAt the author's time with offset, where one was given other than the request's own ({@code Observed-At})
 */
public record Because(@Nullable String reason, @Nullable OffsetDateTime observedAt) {

    private static final Because NONE = new Because(null, null);

    public static Because none() {
        return NONE;
    }

    public static Because of(@Nullable String reason) {
        return new Because(reason, null);
    }

    @Override
    public String toString() {
        return "Because[reason=" + (reason == null ? "none" : "given") + ", observedAt=" + observedAt + "]";
    }
}
