package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.JsonLines;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.ProofException;
import io.trialledger.ledger.ProvenCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The checkpoints of a log that an inspection bundle holds beside it: one for each day, about 1 kB each. */
final class EarlierCheckpoints {

    /** One for each day of 270 years; what a hostile bundle has beyond that isn't kept. */
    static final int MOST = 100_000;

    private final List<ProvenCheckpoint> checkpoints = new ArrayList<>();
    private final boolean expected;

    private EarlierCheckpoints(boolean expected) {
        this.expected = expected;
    }

    /** The short form of a bundle holds none. */
    static EarlierCheckpoints none() {
        return new EarlierCheckpoints(false);
    }

    /** Reads the file, no further than {@link #MOST} lines. */
    static EarlierCheckpoints read(InputStream in, Manifest.Log log, Findings findings) throws IOException {
        EarlierCheckpoints earlier = new EarlierCheckpoints(true);
        JsonLines lines = new JsonLines(in);
        boolean more = true;
        while (more) {
            try {
                Optional<JsonLine> line = lines.next();
                more = line.isPresent() && lines.lineNumber() <= MOST;
                if (more) {
                    line.map(ProvenCheckpoint::of).ifPresent(earlier.checkpoints::add);
                } else if (line.isPresent()) {
                    findings.add(Finding.of(
                            log.log(), log.checkpoints() + ": holds more than " + Report.count(MOST) + " checkpoints"));
                }
            } catch (BundleException e) {
                findings.add(Finding.of(
                        log.log(),
                        "the checkpoint in line " + lines.lineNumber() + " can't be read: " + e.getMessage()));
            }
        }
        return earlier;
    }

    /** Those signed by a key of the log, whatever else is wrong with them. */
    List<Checkpoint> signed(Collection<NoteVerifier> keys) {
        List<Checkpoint> signed = new ArrayList<>();
        for (ProvenCheckpoint each : checkpoints) {
            try {
                signed.add(Checkpoint.open(each.note(), keys));
            } catch (NoteException e) {
                continue; // said by check
            }
        }
        return signed;
    }

    /**
     * Checks that each is signed, that the closing one extends it, and that it is the last.
     *
     * @return those for which this holds
     */
    List<Checkpoint> check(Checkpoint closing, Collection<NoteVerifier> keys, Findings findings) {
        List<Checkpoint> proven = new ArrayList<>();
        long before = -1;
        for (ProvenCheckpoint each : checkpoints) {
            if (each.size() <= before) {
                findings.add(Finding.of(
                        closing.origin(),
                        "its checkpoints don't rise: " + Report.count(each.size()) + " events after "
                                + Report.count(before)));
            }
            before = each.size();
            try {
                proven.add(each.verify(closing, keys));
            } catch (NoteException e) {
                findings.add(Finding.of(
                        closing.origin(),
                        "its checkpoint of " + Report.count(each.size()) + " events doesn't hold: " + e.getMessage()));
            } catch (ProofException e) {
                findings.add(Finding.of(
                        closing.origin(),
                        "cut, rolled back or rewritten: it isn't shown to extend its checkpoint of "
                                + Report.count(each.size()) + " events: " + e.getMessage()));
            }
        }
        if (expected && before != closing.size()) {
            findings.add(Finding.of(closing.origin(), "the last of its checkpoints isn't the closing one"));
        }
        return proven;
    }
}
