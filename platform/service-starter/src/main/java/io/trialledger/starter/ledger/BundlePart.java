package io.trialledger.starter.ledger;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleWriter;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.EventFacts;
import io.trialledger.starter.history.HistoryEvents;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes this log as a study's bundle holds it. Whole: every position up to a checkpoint, as an event if its reader may see it, else
 * as its leaf. A part: chosen events, each with its proof. What was cut off is gone on with at a position: then the first line
 * is left out.
 */
class BundlePart {

    private final EventLog log;
    private final HistoryEvents history;
    private final LogKeys keys;
    private final Tiles tiles;

    BundlePart(EventLog log, HistoryEvents history, LogKeys keys, Tiles tiles) {
        this.log = log;
        this.history = history;
        this.keys = keys;
        this.tiles = tiles;
    }

    /**
     * The whole log.
     *
     * @param from position to go on from; null to begin
     */
    void write(String study, Sites sites, SignedCheckpoints.Stored closing, @Nullable Long from, OutputStream target)
            throws IOException {
        long size = closing.checkpoint().size();
        OutputStream out = new BufferedOutputStream(target, 1 << 16);
        BundleWriter bundle = new BundleWriter(out);
        if (from == null) {
            bundle.write(new BundleLine.LogStart(keys.origin(), 0, size, keyOf(closing)));
        }
        long next = from == null ? 0 : from;
        try (Stream<StoredEvent> events = log.events(next, size)) {
            for (Iterator<StoredEvent> each = events.iterator(); each.hasNext(); next++) {
                bundle.write(line(each.next(), study, sites));
            }
        }
        if (next != size) {
            throw new IOException("the log ends before its checkpoint");
        }
        bundle.write(new BundleLine.Close(closing.note()));
        out.flush();
    }

    /**
     * Some events of the log.
     *
     * @param asked which; from where, if {@code goesOn}
     * @param goesOn true to leave the first line out
     */
    void writePart(HistoryEvents.Asked asked, SignedCheckpoints.Stored closing, boolean goesOn, OutputStream target)
            throws IOException {
        OutputStream out = new BufferedOutputStream(target, 1 << 16);
        BundleWriter bundle = new BundleWriter(out);
        if (!goesOn) {
            bundle.write(
                    new BundleLine.PartStart(keys.origin(), closing.checkpoint().size(), keyOf(closing)));
        }
        ProvenEvents proofs = new ProvenEvents(closing.checkpoint(), tiles);
        try (Stream<StoredEvent> events = history.stream(asked)) {
            for (Iterator<StoredEvent> each = events.iterator(); each.hasNext(); ) {
                bundle.write(proofs.prove(whole(each.next())));
            }
        }
        bundle.write(new BundleLine.Close(closing.note()));
        out.flush();
    }

    /** The present key if it signed this one, else the one that did. */
    private String keyOf(SignedCheckpoints.Stored closing) {
        return keys.signing(closing.note()).toString();
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
