package io.trialledger.starter.ledger;

import io.trialledger.eventstore.EventLog;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.ConsistencyProof;
import io.trialledger.ledger.ProofException;
import io.trialledger.ledger.ProvenCheckpoint;
import io.trialledger.ledger.TileReader;
import io.trialledger.ledger.TileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The last signed checkpoint of every day (UTC) up to a closing one, and the closing one itself, each with the proof that the
 * closing one extends it. The last one of a day is the newest that holds nothing recorded later than that day.
 */
class DailyCheckpoints {

    private final EventLog log;
    private final SignedCheckpoints checkpoints;
    private final TileReader tiles;

    DailyCheckpoints(EventLog log, SignedCheckpoints checkpoints, TileReader tiles) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
    }

    /** A line each, sizes rising. */
    void write(SignedCheckpoints.Stored closing, OutputStream out) throws IOException {
        Checkpoint last = closing.checkpoint();
        TileTree tree = new TileTree(last.size(), new CachedTiles(tiles));
        long written = -1;
        for (long end = endOfDay(0, last.size()); end < last.size(); end = endOfDay(end, last.size())) {
            Optional<SignedCheckpoints.Stored> ofDay = checkpoints.ofAtMost(end);
            if (ofDay.isPresent() && ofDay.get().checkpoint().size() > written) {
                written = ofDay.get().checkpoint().size();
                line(proven(ofDay.get(), last, tree), out);
            }
        }
        line(new ProvenCheckpoint(last.size(), closing.note(), List.of()), out);
    }

    /** The position after the last event of the day on which the event at {@code position} was recorded. */
    private long endOfDay(long position, long size) {
        if (position >= size) {
            return size;
        }
        long at = log.at(position)
                .orElseThrow(() -> new IllegalStateException("position " + position + " is not in the log"))
                .at();
        Instant tomorrow = LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return Math.min(size, log.positionAt(tomorrow.minusMillis(1)) + 1);
    }

    private static ProvenCheckpoint proven(SignedCheckpoints.Stored earlier, Checkpoint last, TileTree tree) {
        long size = earlier.checkpoint().size();
        List<byte[]> proof = size == 0 ? List.of() : tree.consistencyProof(size, last.size());
        ProvenCheckpoint line = new ProvenCheckpoint(size, earlier.note(), proof);
        try {
            new ConsistencyProof(size, proof).verify(earlier.checkpoint(), last);
        } catch (ProofException e) {
            throw new Contradiction("the tree of " + last.size() + " events does not extend the signed one of " + size);
        }
        return line;
    }

    private static void line(ProvenCheckpoint checkpoint, OutputStream out) throws IOException {
        out.write((checkpoint.json() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
