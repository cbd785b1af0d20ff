package io.trialledger.starter;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every command handler of this process, however the command came: lets the command pass if its caller may, and
 * writes the envelope, so that nothing a sender claims about who acts is believed. The keys of its sealed texts become durable
 * once its handler has accepted it, just before its events are stored.
 */
class CommandGuard implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** What a sender may say; of a policy's or service's command also what it is about. */
    private static final Set<String> KEPT = Set.of(
            Envelope.REASON,
            Envelope.REASON_CATEGORY,
            Envelope.OBSERVED_AT,
            Envelope.COMMAND_ID,
            Envelope.CORRELATION_ID,
            Envelope.CAUSATION_ID,
            Envelope.ON_BEHALF_OF);

    private final Guard guard;
    private final Seals seals;

    CommandGuard(Guard guard, Seals seals) {
        this.guard = guard;
        this.seals = seals;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = work.getMessage();
        Permission permission = guard.permitCommand(command.getPayload());
        Map<String, String> envelope = envelope(command, permission);
        work.transformMessage(message -> message.withMetaData(envelope));
        work.onPrepareCommit(accepted -> seals.keep(command));
        return chain.proceed();
    }

    private static Map<String, String> envelope(CommandMessage<?> command, Permission permission) {
        Caller caller = Caller.current();
        Map<String, String> envelope = new HashMap<>();
        command.getMetaData().forEach((key, value) -> {
            if (KEPT.contains(key) || (permission.source().equals(Guard.Sources.POLICY) && isAbout(key))) {
                envelope.put(key, String.valueOf(value));
            }
        });
        envelope.putIfAbsent(Envelope.COMMAND_ID, command.getIdentifier());
        Acting.current().ifPresent(acting -> envelope.putIfAbsent(Envelope.CORRELATION_ID, acting.correlationId()));
        envelope.put(Envelope.ACTOR, caller.id());
        envelope.put(Envelope.ACTOR_NAME, caller.name());
        envelope.put(Envelope.ORGANISATION, caller.organisation());
        envelope.put(Envelope.ROLE, permission.role());
        envelope.put(Envelope.SOURCE, permission.source());
        putIfKnown(envelope, Envelope.STUDY, permission.studyId());
        putIfKnown(envelope, Envelope.SITE, permission.siteId());
        putIfKnown(envelope, Envelope.SUBJECT, permission.subjectId());
        return envelope;
    }

    private static boolean isAbout(String key) {
        return key.equals(Envelope.STUDY) || key.equals(Envelope.SITE) || key.equals(Envelope.SUBJECT);
    }

    private static void putIfKnown(Map<String, String> envelope, String key, @Nullable String value) {
        if (value != null) {
            envelope.put(key, value);
        }
    }
}
