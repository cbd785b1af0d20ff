package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleReader;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a bundle in its short form, one file, in one pass. Memory: one line, a hash for every power of two, a number for every
 * aggregate, and the receipts. For one bundle; not thread-safe.
 */
public final class BundleVerifier {

    private final Verification verification;
    private BundleLine.@Nullable Start start;
    private boolean ended;

    /**
     * A verification without receipts.
     *
     * @param pinned keys known from outside; if there are any, every log must be signed with one of them
     * @param olderNotes signed checkpoints handed out before, which the logs must extend
     */
    public BundleVerifier(Collection<NoteVerifier> pinned, Collection<String> olderNotes) {
        this(pinned, olderNotes, List.of());
    }

    /**
     * A verification.
     *
     * @param pinned as above
     * @param olderNotes as above
     * @param receipts of everything that their actors sent: what they name must be in the bundle, and nothing else may stand under
     *     their actors' names, or under their site and organisation if a system sent it
     */
    public BundleVerifier(
            Collection<NoteVerifier> pinned, Collection<String> olderNotes, Collection<Receipt> receipts) {
        this(pinned, olderNotes, receipts, List.of());
    }

    /**
     * A verification.
     *
     * @param pinned as above
     * @param olderNotes as above
     * @param receipts as above
     * @param completeSites of which everybody's receipts are among them, so that nobody else's event may stand there under their
     *     organisation
     */
    public BundleVerifier(
            Collection<NoteVerifier> pinned,
            Collection<String> olderNotes,
            Collection<Receipt> receipts,
            Collection<String> completeSites) {
        this.verification = new Verification(pinned, olderNotes, receipts, completeSites);
    }

    /**
     * Reads {@code bundle} to its end and reports. Whatever is wrong with the bundle is in the report.
     *
     * @throws IOException if the stream itself fails
     */
    public Report verify(InputStream bundle) throws IOException {
        BundleReader reader = new BundleReader(bundle);
        boolean more = true;
        while (more) {
            try {
                Optional<BundleLine> line = reader.next();
                more = line.isPresent();
                line.ifPresent(this::accept);
            } catch (BundleException e) {
                openLog()
                        .ifPresentOrElse(
                                log -> log.unreadable(String.valueOf(e.getMessage())),
                                () -> wrong("line " + reader.lineNumber() + ": " + e.getMessage()));
            }
        }
        finish();
        return verification.report(start == null ? "unknown" : start.study(), List.of(), List.of());
    }

    private void accept(BundleLine line) {
        if (ended) {
            wrong("something follows the last line");
        } else if (line instanceof BundleLine.Start first) {
            if (start != null || !verification.logs.isEmpty()) {
                wrong("a first line that isn't the first");
            }
            start = first;
        } else if (line instanceof BundleLine.LogStart log) {
            endLog();
            verification.begin(log, beside(log.log(), log.vkey()));
        } else if (line instanceof BundleLine.PartStart log) {
            endLog();
            verification.begin(log, beside(log.log(), log.vkey()));
        } else if (line instanceof BundleLine.End end) {
            ended = true;
            if (end.logs() != verification.logs.size()) {
                wrong("has " + verification.logs.size() + " logs, its last line says " + end.logs());
            }
        } else {
            openLog().ifPresentOrElse(log -> log.accept(line), () -> wrong("an event or checkpoint outside any log"));
        }
    }

    private BesideLog beside(String log, String vkey) {
        Filter filter = Filter.wholeStudy(Optional.ofNullable(start).map(BundleLine.Start::study));
        return new BesideLog(
                keys(log, vkey),
                EarlierCheckpoints.none(),
                filter,
                Revealed.nothing(log, verification.findings),
                ToldLog.none(log, verification.findings));
    }

    private Collection<NoteVerifier> keys(String log, String vkey) {
        try {
            return List.of(NoteVerifier.parse(vkey));
        } catch (NoteException e) {
            verification.findings.add(Finding.of(log, "its key can't be read: " + e.getMessage()));
            return List.of();
        }
    }

    private void endLog() {
        openLog().ifPresent(LogCheck::cutOff);
        verification.findings.nextLog();
    }

    private void finish() {
        endLog();
        List<String> present = verification.logs.stream().map(LogCheck::origin).toList();
        if (start == null) {
            wrong("has no first line of the bundle format");
        } else if (!start.logs().equals(present)) {
            wrong("its first line names the logs " + start.logs() + ", it holds " + present);
        } else if (present.isEmpty()) {
            wrong("names no log");
        }
        if (!ended) {
            wrong("cut off: its last line is missing");
        }
    }

    private Optional<LogCheck> openLog() {
        List<LogCheck> logs = verification.logs;
        return logs.isEmpty()
                ? Optional.empty()
                : Optional.of(logs.get(logs.size() - 1)).filter(LogCheck::open);
    }

    private void wrong(String what) {
        verification.wrong(what);
    }
}
