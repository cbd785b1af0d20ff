package io.trialledger.starter;

import io.grpc.Context;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in this thread and what is known of the request; bound by the web filter, the gRPC interceptor and, for its own
 * steps, a policy. Everything that authorizes reads it from here, never from a message.
 *
 * @param scopes scopes of the token
 * @param authenticatedAt when the person last logged in ({@code auth_time})
 * @param token the bearer token, to be passed on in calls this act causes; null for a policy
 * @param correlationId of the request
 * @param commandIdBase what the ids of this request's commands are derived from; null if it is not protected by a key
 * @param observedAt when what is recorded happened or was seen, as the client says; null if it does not
 * @param reasonCategory of which kind the reasons of this request are; null if the client does not say
 */
public record Acting(
        Caller caller,
        Set<String> scopes,
        @Nullable Instant authenticatedAt,
        @Nullable String token,
        String correlationId,
        @Nullable String commandIdBase,
        @Nullable OffsetDateTime observedAt,
        @Nullable ReasonCategory reasonCategory) {

    private static final ThreadLocal<@Nullable Acting> THREAD = new ThreadLocal<>();
    private static final Context.Key<Acting> CALL = Context.key("trialledger-acting");

    public static Optional<Acting> current() {
        Acting bound = THREAD.get();
        return Optional.ofNullable(bound != null ? bound : CALL.get());
    }

    /** Binds this to the current thread until the returned scope is closed, which restores what was bound before. */
    public Scope bind() {
        Acting before = THREAD.get();
        THREAD.set(this);
        return () -> {
            if (before == null) {
                THREAD.remove();
            } else {
                THREAD.set(before);
            }
        };
    }

    /** A gRPC context in which this is bound. */
    public Context inCall(Context parent) {
        return parent.withValue(CALL, this);
    }

    public Acting withCommandIdBase(String base) {
        return new Acting(caller, scopes, authenticatedAt, token, correlationId, base, observedAt, reasonCategory);
    }

    public Acting withObservedAt(OffsetDateTime at) {
        return new Acting(caller, scopes, authenticatedAt, token, correlationId, commandIdBase, at, reasonCategory);
    }

    public Acting withReasonCategory(ReasonCategory category) {
        return new Acting(caller, scopes, authenticatedAt, token, correlationId, commandIdBase, observedAt, category);
    }

    @Override
    public String toString() {
        return "Acting[" + caller.id() + ", " + correlationId + "]";
    }

    /** Ends a binding. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
