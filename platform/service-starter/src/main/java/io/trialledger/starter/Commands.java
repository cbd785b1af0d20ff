package io.trialledger.starter;

import io.trialledger.eventstore.CommandAlreadyHandled;
import io.trialledger.eventstore.OutcomeUnknown;
import io.trialledger.eventstore.OwnCommit;
import io.trialledger.model.RuleViolated;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands and waits for the answer. When a method returns, what the command did is durable; when it throws, nothing
 * was stored, with one exception: after {@link OutcomeUnknown} ({@code CommandOutcomeUnknown} for another service's command) it may
 * be stored, now or later. Then send it again under the same id, and it is done at most once: in a request with an {@code
 * Idempotency-Key} by repeating the request. Authority is checked where the command is handled. Thread-safe.
 *
 * <p>Throws: {@code RuleViolated} (refused), {@link NotAuthorized}, {@link NotAuthenticated}, {@link NotYetKnown} (send it
 * again later); a command that met a concurrent change is tried again here, up to 5 times, and then refused by {@code
 * CONCURRENT_CHANGE}, which says nothing about what is asked for: send it again. A command that was done before under the same
 * id answers null.
 */
public class Commands {

    private static final int TRIES = 5;

    private final CommandBus bus;
    private final Seals seals;
    private final Caller service;
    private final Supplier<Set<Class<?>>> policyCommands;

    Commands(CommandBus bus, Seals seals, Caller service, Supplier<Set<Class<?>>> policyCommands) {
        this.bus = bus;
        this.seals = seals;
        this.service = service;
        this.policyCommands = policyCommands;
    }

    /** Sends on behalf of the current caller. */
    public <R> @Nullable R send(Object command) {
        return send(command, Because.none());
    }

    /** Sends on behalf of the current caller, with the reason and time the caller gives. */
    public <R> @Nullable R send(Object command, Because because) {
        return sendStep(CommandTarget.of(command), command, because);
    }

    /**
     * As {@link #send(Object, Because)}, for a request that sends several commands of one type to one aggregate: {@code
     * step} tells them apart when the request is repeated, for example the visit's key.
     */
    public <R> @Nullable R sendStep(String step, Object command, Because because) {
        Acting acting = Acting.current().orElseThrow(NotAuthenticated::new);
        Map<String, String> envelope = new HashMap<>();
        envelope.put(Envelope.CORRELATION_ID, acting.correlationId());
        Optional.ofNullable(because.reason())
                .filter(reason -> !reason.isBlank())
                .ifPresent(reason ->
                        envelope.put(Envelope.REASON, seals.text(reason).encoded()));
        Optional.ofNullable(because.observedAt())
                .or(() -> Optional.ofNullable(acting.observedAt()))
                .ifPresent(at -> envelope.put(Envelope.OBSERVED_AT, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at)));
        Optional.ofNullable(acting.reasonCategory())
                .ifPresent(category -> envelope.put(Envelope.REASON_CATEGORY, category.name()));
        String id = CommandIds.child(command.getClass().getSimpleName() + "|" + step);
        R answer = OwnCommit.call(() -> dispatch(id, command, envelope));
        CommandsDone.add(id);
        return answer;
    }

    /**
     * A policy's step: sends on behalf of this service because of {@code cause}, once however often the event is handled.
     * The command's type must be listed in {@link PolicyCommands}.
     */
    public <R> @Nullable R sendFor(EventMessage<?> cause, Object command) {
        return sendFor(cause, CommandTarget.of(command), command);
    }

    /** As {@link #sendFor(EventMessage, Object)}, for a policy that sends several commands of one type to one aggregate. */
    public <R> @Nullable R sendFor(EventMessage<?> cause, String step, Object command) {
        if (!policyCommands.get().contains(command.getClass())) {
            throw new IllegalArgumentException(command.getClass().getName() + " is not one of the PolicyCommands");
        }
        String correlation = text(cause, Envelope.CORRELATION_ID).orElse(cause.getIdentifier());
        Map<String, String> envelope = new HashMap<>();
        envelope.put(Envelope.CORRELATION_ID, correlation);
        envelope.put(Envelope.CAUSATION_ID, cause.getIdentifier());
        envelope.put(Envelope.SOURCE, Guard.Sources.POLICY);
        text(cause, Envelope.ACTOR).ifPresent(actor -> envelope.put(Envelope.ON_BEHALF_OF, actor));
        for (String about : Set.of(Envelope.STUDY, Envelope.SITE, Envelope.SUBJECT)) {
            text(cause, about).ifPresent(value -> envelope.put(about, value));
        }
        String id = CommandIds.hash(
                service.id(), cause.getIdentifier(), command.getClass().getSimpleName(), step);
        Acting policy = new Acting(service, Set.of(), null, null, correlation, null, null, null);
        try (Acting.Scope scope = policy.bind()) {
            return OwnCommit.call(() -> dispatch(id, command, envelope));
        }
    }

    private static Optional<String> text(EventMessage<?> event, String key) {
        return Optional.ofNullable(event.getMetaData().get(key))
                .map(String::valueOf)
                .filter(value -> !value.isEmpty());
    }

    private <R> @Nullable R dispatch(String commandId, Object command, Map<String, String> envelope) {
        envelope.put(Envelope.COMMAND_ID, commandId);
        CommandMessage<?> message = new GenericCommandMessage<>(
                new GenericMessage<>(commandId, command, Map.copyOf(envelope)),
                command.getClass().getName());
        for (int attempt = 1; ; attempt++) {
            CommandResultMessage<?> result = sendOnce(message);
            if (!result.isExceptional()) {
                return answer(result);
            }
            Throwable failure = result.exceptionResult();
            if (failure instanceof CommandAlreadyHandled) {
                return null;
            }
            if (attempt == TRIES || !mayBeTriedAgain(failure)) {
                throw translated(failure);
            }
            pause(attempt);
        }
    }

    @SuppressWarnings("unchecked") // the handler's answer; the caller says what it is
    private static <R> @Nullable R answer(CommandResultMessage<?> result) {
        return (R) result.getPayload();
    }

    private CommandResultMessage<?> sendOnce(CommandMessage<?> message) {
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        bus.dispatch(message, callback);
        return callback.getResult();
    }

    private static boolean mayBeTriedAgain(Throwable failure) {
        return failure instanceof AggregateStreamCreationException
                || (failure instanceof AxonTransientException && !(failure instanceof NotYetKnown));
    }

    static RuntimeException translated(Throwable failure) {
        if (failure instanceof CommandExecutionException && failure.getCause() instanceof RuntimeException refusal) {
            return translated(refusal);
        }
        if (failure instanceof ConflictingAggregateVersionException stale) {
            return new RuleViolated(
                    StarterRule.STALE,
                    "the version is " + stale.getActualVersion() + ", not " + stale.getExpectedVersion());
        }
        if (failure instanceof AggregateNotFoundException) {
            return new RuleViolated(StarterRule.UNKNOWN, "there is no such resource");
        }
        if (failure instanceof AggregateStreamCreationException) {
            return new RuleViolated(StarterRule.EXISTS, "it exists already");
        }
        if (failure instanceof ConcurrencyException) {
            return new RuleViolated(StarterRule.CONCURRENT_CHANGE, "somebody else changed it at the same moment");
        }
        return failure instanceof RuntimeException known ? known : new EventStoreException("command failed", failure);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 10L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotYetKnown("interrupted while a command was being sent");
        }
    }
}
