package io.trialledger.messaging;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The commands a service takes from other processes, each with how it becomes the service's own command. Nothing else is
 * decoded. Filled once at start.
 */
public final class AllowedCommands {

    private final Map<String, Decoder> byName = new TreeMap<>();

    private record Decoder(Message prototype, Function<Message, Object> toCommand) {}

    /**
     * Takes one more kind of message.
     *
     * @param prototype the message's default instance
     * @param toCommand may throw {@code RuleViolated} for values that can't be such a command
     */
    @SuppressWarnings("unchecked") // the parser of a prototype makes messages of its class
    public <M extends Message> AllowedCommands allow(M prototype, Function<M, ?> toCommand) {
        byName.put(
                prototype.getDescriptorForType().getFullName(),
                new Decoder(prototype, message -> toCommand.apply((M) message)));
        return this;
    }

    /**
     * The service's own command, ready to be made when its turn comes; empty if the name is not allowed.
     *
     * @throws InvalidProtocolBufferException if the bytes are not such a message
     */
    Optional<Decoded> decode(Any payload) throws InvalidProtocolBufferException {
        Decoder decoder = byName.get(ProtoTypes.nameOf(payload));
        if (decoder == null) {
            return Optional.empty();
        }
        Message message = decoder.prototype().getParserForType().parseFrom(payload.getValue());
        return Optional.of(() -> decoder.toCommand().apply(message));
    }

    /** A message that was decoded and is not yet a command. */
    @FunctionalInterface
    interface Decoded {
        Object toCommand();
    }
}
