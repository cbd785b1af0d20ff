package io.trialledger.starter;

import org.jspecify.annotations.Nullable;

/**
 * The version a client decided on, from the {@code If-Match} header; a controller takes it as a parameter and hands {@link
 * #version()} to a command's {@code @TargetAggregateVersion} field. A mismatch is answered 412 {@code STALE}.
 *
 * @param version sequence number of the aggregate's last event, 0-based; null if the client sent none
 */
public record IfMatch(@Nullable Long version) {

    /** The header value for a version, to be sent as {@code ETag}. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }
}
