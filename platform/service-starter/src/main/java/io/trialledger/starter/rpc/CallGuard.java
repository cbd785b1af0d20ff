package io.trialledger.starter.rpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.trialledger.eventstream.v1.EventStreamGrpc;
import io.trialledger.starter.AccessLog;
import io.trialledger.starter.Acting;
import io.trialledger.starter.NotAuthenticated;
import io.trialledger.starter.Tokens;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Lets no call in without a valid bearer token, and nobody but our own services to the event streams. Who calls is bound to the
 * call's context; what a command may do is decided where it is handled.
 */
class CallGuard implements ServerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(CallGuard.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    private final Supplier<JwtDecoder> decoder;
    private final List<String> internalClients;
    private final AccessLog accessLog;

    CallGuard(Supplier<JwtDecoder> decoder, List<String> internalClients, AccessLog accessLog) {
        this.decoder = decoder;
        this.internalClients = List.copyOf(internalClients);
        this.accessLog = accessLog;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String header = headers.get(AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            return closed(call, Status.UNAUTHENTICATED.withDescription("a bearer token is needed"));
        }
        Acting acting;
        try {
            acting = Tokens.acting(
                    decoder.get().decode(header.substring(BEARER.length())),
                    "grpc",
                    UUID.randomUUID().toString());
        } catch (BadJwtException | NotAuthenticated e) {
            return closed(call, Status.UNAUTHENTICATED.withDescription("the token is not valid"));
        } catch (JwtException e) {
            LOG.warn("a token can't be checked now: {}", e.getClass().getName());
            return closed(call, Status.UNAVAILABLE.withDescription("the token can't be checked now"));
        }
        boolean streams =
                EventStreamGrpc.SERVICE_NAME.equals(call.getMethodDescriptor().getServiceName());
        if (streams
                && (acting.caller().person()
                        || !internalClients.contains(acting.caller().id()))) {
            String why = "event streams are for our own services";
            accessLog.denied(acting, call.getMethodDescriptor().getFullMethodName(), null, null, why);
            return closed(call, Status.PERMISSION_DENIED.withDescription(why));
        }
        return Contexts.interceptCall(acting.inCall(Context.current()), call, headers, next);
    }

    private static <Q, A> ServerCall.Listener<Q> closed(ServerCall<Q, A> call, Status why) {
        call.close(why, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
