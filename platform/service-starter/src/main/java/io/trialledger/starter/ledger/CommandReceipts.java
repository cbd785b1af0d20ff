package io.trialledger.starter.ledger;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredCommit;
import io.trialledger.ledger.LogProof;
import io.trialledger.ledger.Receipt;
import io.trialledger.starter.CommandsDone;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.history.EventFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A receipt for each accepted command: what it became. Nothing is kept for it, the log has it all: a receipt's id is the name
 * of the log and the command's id.
 */
class CommandReceipts {

    private final String logName;
    private final EventLog log;
    private final Ledger ledger;

    CommandReceipts(String logName, EventLog log, Ledger ledger) {
        this.logName = logName;
        this.log = log;
        this.ledger = ledger;
    }

    /** The receipt of a command, without proofs; empty if it changed nothing. */
    Optional<Receipt> ofCommand(String commandId) {
        return log.ofCommand(commandId).map(commit -> receipt(commandId, commit));
    }

    /** Those of all commands that this request had carried out and that changed something. */
    List<Receipt> ofThisRequest() {
        return CommandsDone.ids().stream().flatMap(id -> ofCommand(id).stream()).toList();
    }

    /** The receipt with this id, with its proofs as soon as a checkpoint covers it. */
    Optional<Receipt> find(String id) {
        String ours = logName + ".";
        return id.startsWith(ours) ? ofCommand(id.substring(ours.length())).map(this::proven) : Optional.empty();
    }

    private Receipt receipt(String commandId, StoredCommit commit) {
        EventFacts first = new EventFacts(commit.events().get(0));
        @Nullable
        String site = commit.events().stream()
                .map(event -> new EventFacts(event).site())
                .filter(named -> !named.isEmpty())
                .findFirst()
                .orElse(null);
        return new Receipt(
                logName + "." + commandId,
                first.study(),
                site,
                first.envelope(Envelope.ORGANISATION),
                first.envelope(Envelope.ACTOR),
                commandId,
                Instant.ofEpochMilli(commit.at()),
                commit.events().stream()
                        .map(event ->
                                new Receipt.Event(ledger.origin(), event.position(), event.eventId(), event.leafHash()))
                        .toList(),
                List.of());
    }

    private Receipt proven(Receipt receipt) {
        List<LogProof> proofs = new ArrayList<>();
        for (Receipt.Event event : receipt.events()) {
            ledger.inclusion(event.position(), event.leaf()).ifPresent(proofs::add);
        }
        return proofs.size() == receipt.events().size() ? receipt.with(proofs) : receipt;
    }
}
