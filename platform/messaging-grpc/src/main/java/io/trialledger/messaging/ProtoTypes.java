package io.trialledger.messaging;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The protobuf messages a process knows, by full name: nothing else is ever decoded. Immutable, thread-safe. */
public final class ProtoTypes {

    private static final Logger LOG = LoggerFactory.getLogger(ProtoTypes.class);

    private final Map<String, Message> prototypes;
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    private ProtoTypes(Map<String, Message> prototypes) {
        this.prototypes = Map.copyOf(prototypes);
    }

    /** Every event and command the services publish in {@code proto/}. */
    public static ProtoTypes published() {
        return of(
                io.trialledger.enrollment.v1.Events.getDescriptor(),
                io.trialledger.enrollment.v1.Commands.getDescriptor());
    }

    /** The messages at the top of these files, generated with {@code java_multiple_files}. */
    public static ProtoTypes of(FileDescriptor... files) {
        var prototypes = new HashMap<String, Message>();
        for (FileDescriptor file : files) {
            for (Descriptor type : file.getMessageTypes()) {
                prototypes.put(
                        type.getFullName(), prototype(file.getOptions().getJavaPackage() + "." + type.getName()));
            }
        }
        return new ProtoTypes(prototypes);
    }

    private static Message prototype(String className) {
        try {
            return (Message)
                    Class.forName(className).getMethod("getDefaultInstance").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No generated message " + className, e);
        }
    }

    /** The full names. */
    public Collection<String> names() {
        return prototypes.keySet();
    }

    /** An empty message of the type with this full name, for example {@code trialledger.enrollment.v1.SubjectEnrolled}. */
    public Optional<Message> find(String fullName) {
        return Optional.ofNullable(prototypes.get(fullName));
    }

    /**
     * The message in {@code any}, or {@code any} itself if its type is not known here: a newer peer published something this
     * version has no handler for.
     *
     * @throws IllegalArgumentException if the bytes are not such a message
     */
    Message unpack(Any any) {
        String name = nameOf(any);
        Message prototype = prototypes.get(name);
        if (prototype == null) {
            if (unknown.add(name)) {
                LOG.warn("The peer publishes {}, which this version does not know", name);
            }
            return any;
        }
        try {
            return prototype.getParserForType().parseFrom(any.getValue());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a " + name, e);
        }
    }

    static String nameOf(Any any) {
        return any.getTypeUrl().substring(any.getTypeUrl().lastIndexOf('/') + 1);
    }
}
