package io.trialledger.starter.ledger;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleWriter;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.EventFacts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes this log's part of a study's bundle: every position up to a checkpoint, whole if its reader may see it, else its leaf. */
class BundlePart {

    private final EventLog log;
    private final Ledger ledger;

    BundlePart(EventLog log, Ledger ledger) {
        this.log = log;
        this.ledger = ledger;
    }

    /** @param note the signed checkpoint to close with */
    void write(String study, Sites sites, String note, OutputStream target) throws IOException {
        Checkpoint checkpoint = Checkpoint.open(note, List.of(NoteVerifier.parse(ledger.vkey())));
        OutputStream out = new BufferedOutputStream(target, 1 << 16);
        BundleWriter bundle = new BundleWriter(out);
        bundle.write(new BundleLine.LogStart(checkpoint.origin(), 0, checkpoint.size(), ledger.vkey()));
        long written = 0;
        try (Stream<StoredEvent> events = log.events(0, checkpoint.size())) {
            for (Iterator<StoredEvent> each = events.iterator(); each.hasNext(); written++) {
                bundle.write(line(each.next(), study, sites));
            }
        }
        if (written != checkpoint.size()) {
            throw new IOException("the log ends before its checkpoint");
        }
        bundle.write(new BundleLine.Close(note));
        out.flush();
    }

    private static BundleLine line(StoredEvent event, String study, Sites sites) {
        EventFacts facts = new EventFacts(event);
        @Nullable String site = facts.site().isEmpty() ? null : facts.site();
        return facts.study().equals(study) && sites.contains(site)
                ? whole(event)
                : new BundleLine.Hidden(event.position(), event.leafHash());
    }

    private static BundleEvent whole(StoredEvent event) {
        return new BundleEvent(
                event.position(),
                event.cid().toString(),
                event.indexInCommit(),
                event.ofCommit(),
                event.at(),
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.timestampNanos(),
                event.type(),
                event.revision(),
                event.salt(),
                event.payload(),
                event.metadata(),
                event.leafHash());
    }
}
