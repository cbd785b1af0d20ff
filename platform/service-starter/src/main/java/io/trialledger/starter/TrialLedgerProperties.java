package io.trialledger.starter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a service is told about itself and its surroundings.
 *
 * @param service name of the service and its log, for example {@code enrollment}
 * @param masterKey wraps all keys of sealed values; 32 bytes in base64
 * @param streams other services' logs read here, by log
 * @param destinations where commands for other services go: {@code host:port} by simple name of the command's protobuf message
 * @param grantsLog the log whose events grant authority
 * @param internalClients client ids that may open event streams: our own services
 */
@ConfigurationProperties("trialledger")
public record TrialLedgerProperties(
        String service,
        @DefaultValue Log log,
        @Nullable String masterKey,
        @DefaultValue Ledger ledger,
        @DefaultValue Machine machine,
        @DefaultValue Map<String, Stream> streams,
        @DefaultValue Map<String, String> destinations,
        @DefaultValue("enrollment") String grantsLog,

        @DefaultValue({"enrollment", "visits", "adverse-events"})
        List<String> internalClients,

        @DefaultValue Web web,
        @DefaultValue Processing processing) {

    /** @param origin name of the log in its checkpoints; {@code trialledger.local/<service>} unless set */
    public record Log(@Nullable String origin) {}

    /**
     * @param signingKey Ed25519 private key, PKCS #8 in base64, that signs checkpoints
     * @param previousKeys vkeys that signed this log before {@code signingKey} did; their notes stay valid
     * @param witnesses vkeys of sponsors and sites that may cosign its checkpoints
     * @param lease after which another process of the service builds the tree if the one that does is silent
     * @param selfCheck rest between two rounds of comparing the whole log with its tree
     */
    public record Ledger(
            @Nullable String signingKey,
            @DefaultValue List<String> previousKeys,
            @DefaultValue List<String> witnesses,
            @DefaultValue("10s") Duration lease,
            @DefaultValue("5m") Duration selfCheck) {}

    /** This service's own account at the identity provider. */
    public record Machine(
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String tokenUri) {}

    /**
     * @param address {@code host:port} of the other service's gRPC server
     * @param groups processing groups that read its log instead of our own
     */
    public record Stream(String address, @DefaultValue List<String> groups) {}

    /**
     * @param maxBody larger request bodies are refused with 413
     * @param patience how long a request waits for this service to have read what it must know
     */
    public record Web(
            @DefaultValue("20MB") DataSize maxBody,
            @DefaultValue("2s") Duration patience,
            @DefaultValue("35d") Duration keepAnswers) {}

    /** @param retryDeadLetters how often dead letters are tried again */
    public record Processing(
            @DefaultValue("200") int batchSize,
            @DefaultValue("5s") Duration retryDeadLetters) {}

    public String origin() {
        return log.origin() != null ? log.origin() : "trialledger.local/" + service;
    }

    /** The id under which this service acts: its client id, else its name. */
    public String machineId() {
        return machine.clientId() != null ? machine.clientId() : service;
    }
}
