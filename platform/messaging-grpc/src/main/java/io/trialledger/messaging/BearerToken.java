package io.trialledger.messaging;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Sends {@code authorization: Bearer …} with each call; the token is asked for per call, off the network's threads. */
public final class BearerToken extends CallCredentials {

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Supplier<String> token;

    /** @param token an exception from it fails the call as UNAVAILABLE, before anything is sent */
    public BearerToken(Supplier<String> token) {
        this.token = token;
    }

    @Override
    public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
        executor.execute(() -> {
            var headers = new Metadata();
            try {
                headers.put(AUTHORIZATION, "Bearer " + token.get());
            } catch (RuntimeException e) {
                applier.fail(Status.UNAVAILABLE
                        .withDescription("no token to call with")
                        .withCause(e));
                return;
            }
            applier.apply(headers);
        });
    }
}
