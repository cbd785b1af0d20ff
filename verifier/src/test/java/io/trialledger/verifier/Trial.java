package io.trialledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleWriter;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.JsonLineWriter;
import io.trialledger.ledger.LogProof;
import io.trialledger.ledger.MerkleTree;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.Receipt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A small real history: two logs of commits of one to three events of several subjects, as bundle lines, and a log without any. */
final class Trial {

    static final String ENROLLMENT = "trialledger.local/enrollment";
    static final String VISITS = "trialledger.local/visits";
    static final String ADVERSE_EVENTS = "trialledger.local/adverse-events";
    static final int EVENTS = 40;
    static final String COORDINATOR = "coordinator-701";

    private static final int SUBJECTS = 4;

    final NoteSigner enrollmentKey = NoteSigner.generate(ENROLLMENT);
    final NoteSigner visitsKey = NoteSigner.generate(VISITS);
    final NoteSigner adverseEventsKey = NoteSigner.generate(ADVERSE_EVENTS);
    final List<BundleEvent> enrollment = events(ENROLLMENT, 1);
    final List<BundleEvent> visits = events(VISITS, 2);

    /** The bundle as it should be. */
    List<BundleLine> bundle() {
        return bundle(enrollment, checkpoint(enrollment, enrollmentKey, EVENTS));
    }

    /** A bundle with another enrollment log, closed by {@code note}. */
    List<BundleLine> bundle(List<? extends BundleLine> enrollmentLines, String note) {
        List<BundleLine> lines = new ArrayList<>();
        lines.add(new BundleLine.Start("LZZT", List.of(ENROLLMENT, VISITS)));
        lines.add(new BundleLine.LogStart(
                ENROLLMENT, 0, EVENTS, enrollmentKey.verifier().toString()));
        lines.addAll(enrollmentLines);
        lines.add(new BundleLine.Close(note));
        lines.add(
                new BundleLine.LogStart(VISITS, 0, EVENTS, visitsKey.verifier().toString()));
        lines.addAll(visits);
        lines.add(new BundleLine.Close(checkpoint(visits, visitsKey, EVENTS)));
        lines.add(new BundleLine.End(2));
        return lines;
    }

    /** The bundle in which someone changed the lines of the enrollment log and nothing else. */
    List<BundleLine> tampered(UnaryOperator<List<BundleLine>> change) {
        return bundle(change.apply(new ArrayList<>(enrollment)), checkpoint(enrollment, enrollmentKey, EVENTS));
    }

    /** The signed checkpoint of the first {@code size} events. */
    static String checkpoint(List<BundleEvent> events, NoteSigner signer, int size) {
        MerkleTree tree = new MerkleTree();
        events.subList(0, size)
                .forEach(event -> tree.append(event.leafHash(signer.verifier().name())));
        return new Checkpoint(signer.verifier().name(), size, tree.root()).sign(signer);
    }

    static Report verify(List<BundleLine> lines, List<NoteSigner> pinned, String... older) {
        try {
            return new BundleVerifier(pinned.stream().map(NoteSigner::verifier).toList(), List.of(older))
                    .verify(new ByteArrayInputStream(bytes(lines)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Report verify(
            List<BundleLine> lines, List<NoteSigner> pinned, List<Receipt> receipts, String... completeSites) {
        try {
            return new BundleVerifier(
                            pinned.stream().map(NoteSigner::verifier).toList(),
                            List.of(),
                            receipts,
                            List.of(completeSites))
                    .verify(new ByteArrayInputStream(bytes(lines)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(List<BundleLine> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleWriter writer = new BundleWriter(out);
        lines.forEach(line -> {
            try {
                writer.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return out.toByteArray();
    }

    static BundleEvent moved(BundleEvent event, long position) {
        return with(event, position, event.cid(), event.index(), event.of(), event.payload());
    }

    static BundleEvent with(BundleEvent e, long position, String cid, int index, int of, byte[] payload) {
        return ChangedEvent.of(e)
                .position(position)
                .commit(cid, index, of)
                .payload(payload)
                .event();
    }

    /** The event with the leaf hash that its content has. */
    static BundleEvent rehashed(BundleEvent e, String origin) {
        return ChangedEvent.of(e).leaf(e.leafHash(origin)).event();
    }

    /** Subject 3 is seen by the site's coordinator, the others by a monitor. */
    private static String metadata(int subject) {
        return (subject == 3
                        ? envelope(COORDINATOR, "General Hospital", "701", "portal")
                                .put("reason", sealed("text/reason"))
                        : envelope("monitor", "CRO", "", "api"))
                .put("subject", Integer.toString(subject))
                .toString();
    }

    /** What a text of up to 60 bytes looks like when it is sealed. */
    static String sealed(String scope) {
        return "s1:" + scope + ":" + "A".repeat(123);
    }

    static String sentBy(String actor, String organisation, String site, String source) {
        return envelope(actor, organisation, site, source).toString();
    }

    private static JsonLineWriter envelope(String actor, String organisation, String site, String source) {
        return JsonLine.write()
                .put("actor", actor)
                .put("organisation", organisation)
                .put("study", "LZZT")
                .put("site", site)
                .put("source", source);
    }

    /** The coordinator's receipts for her events of a log, without proofs. */
    static List<Receipt> receipts(String log, List<BundleEvent> events) {
        return events.stream()
                .filter(event -> new String(event.metadata(), UTF_8).contains(COORDINATOR))
                .map(event -> receipt(log, event))
                .toList();
    }

    static Receipt receipt(String log, BundleEvent event) {
        return new Receipt(
                "r-" + event.position(),
                "LZZT",
                "701",
                "General Hospital",
                COORDINATOR,
                "c-" + event.position(),
                Instant.ofEpochMilli(event.at()),
                List.of(new Receipt.Event(log, event.position(), event.eventId(), event.leaf())),
                List.of());
    }

    /** The receipt with the proof that its event was in the log when that had {@code size} events. */
    Receipt proven(Receipt receipt, int size) {
        MerkleTree tree = new MerkleTree();
        enrollment.subList(0, size).forEach(event -> tree.append(event.leaf()));
        String note = checkpoint(enrollment, enrollmentKey, size);
        return receipt.with(receipt.events().stream()
                .map(event -> new LogProof(event.position(), tree.inclusionProof(event.position(), size), note))
                .toList());
    }

    /** Commits of 1, 2, 3, 1, 2 … events, subject after subject. */
    private static List<BundleEvent> events(String origin, long seed) {
        Random random = new Random(seed);
        long[] sequences = new long[SUBJECTS];
        List<BundleEvent> events = new ArrayList<>();
        for (int commit = 0; events.size() < EVENTS; commit++) {
            int of = Math.min(1 + commit % 3, EVENTS - events.size());
            String cid = new UUID(random.nextLong(), random.nextLong()).toString();
            for (int index = 0; index < of; index++) {
                int position = events.size();
                int subject = position % SUBJECTS;
                byte[] salt = new byte[32];
                random.nextBytes(salt);
                long at = 1_767_225_600_000L + commit * 1_000L;
                BundleEvent event = new BundleEvent(
                        position,
                        cid,
                        index,
                        of,
                        at,
                        new UUID(random.nextLong(), random.nextLong()).toString(),
                        "Subject",
                        "subject/LZZT/" + subject,
                        sequences[subject]++,
                        at * 1_000_000L,
                        "enrollment.SubjectSeen",
                        "1",
                        salt,
                        ("{\"n\":" + position + ",\"note\":\"" + sealed("text/" + position) + "\"}").getBytes(UTF_8),
                        metadata(subject).getBytes(UTF_8),
                        new byte[32]);
                events.add(rehashed(event, origin));
            }
        }
        return events;
    }
}
