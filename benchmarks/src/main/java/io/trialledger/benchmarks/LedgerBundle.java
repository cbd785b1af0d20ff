package io.trialledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleWriter;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.RightEdge;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A bundle to verify: events of the size of real ones, about 1,100 bytes a line, 50 for an aggregate. */
final class LedgerBundle {

    private static final String ORIGIN = "trialledger.benchmark/visits";
    private static final int EVENTS_AN_AGGREGATE = 50;

    private final Random random = new Random(7);

    void write(Path file, int events) throws IOException {
        NoteSigner signer = NoteSigner.generate(ORIGIN);
        RightEdge tree = new RightEdge();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            BundleWriter bundle = new BundleWriter(out);
            bundle.write(new BundleLine.Start("BENCH", List.of(ORIGIN)));
            bundle.write(
                    new BundleLine.LogStart(ORIGIN, 0, events, signer.verifier().toString()));
            for (int position = 0; position < events; position++) {
                BundleEvent event = event(position);
                tree.append(event.leaf());
                bundle.write(event);
            }
            bundle.write(new BundleLine.Close(new Checkpoint(ORIGIN, events, tree.root()).sign(signer)));
            bundle.write(new BundleLine.End(1));
        }
    }

    private BundleEvent event(int position) {
        int subject = position / EVENTS_AN_AGGREGATE;
        byte[] salt = new byte[32];
        random.nextBytes(salt);
        long at = 1_767_225_600_000L + position;
        String cid = new UUID(random.nextLong(), random.nextLong()).toString();
        String eventId = new UUID(random.nextLong(), random.nextLong()).toString();
        byte[] payload = payload(position, subject).getBytes(UTF_8);
        byte[] metadata = metadata(position, subject).getBytes(UTF_8);
        BundleEvent event = event(position, cid, at, eventId, subject, salt, payload, metadata, new byte[32]);
        return event(position, cid, at, eventId, subject, salt, payload, metadata, event.leafHash(ORIGIN));
    }

    private static BundleEvent event(
            long position,
            String cid,
            long at,
            String eventId,
            int subject,
            byte[] salt,
            byte[] payload,
            byte[] metadata,
            byte[] leaf) {
        return new BundleEvent(
                position,
                cid,
                0,
                1,
                at,
                eventId,
                "Visit",
                "visit/BENCH/701-" + subject + "/WK2",
                position % EVENTS_AN_AGGREGATE,
                at * 1_000_000L,
                "visits.ItemRecorded",
                "1",
                salt,
                payload,
                metadata,
                leaf);
    }

    private static String payload(int position, int subject) {
        return "{\"visit\":\"visit/BENCH/701-" + subject + "/WK2\",\"item\":\"VS.SYSBP.SUPINE\",\"value\":\""
                + position % 90 + "\",\"unit\":\"mmHg\",\"takenOn\":\"2014-02-1" + position % 10
                + "\",\"by\":\"automatic\"}";
    }

    private static String metadata(int position, int subject) {
        return "{\"actor\":\"coordinator-701\",\"actorName\":\"Ana Ruiz\",\"role\":\"SITE_COORDINATOR\",\"organisation\":"
                + "\"General Hospital\",\"source\":\"portal\",\"study\":\"BENCH\",\"site\":\"701\",\"subject\":\"701-"
                + subject
                + "\",\"commandId\":\"0192f0c1-5a3b-7c11-8d2e-" + (100_000_000_000L + position)
                + "\",\"correlationId\":\"0192f0c1-5a3b-7c11-8d2e-" + (200_000_000_000L + position)
                + "\",\"observedAt\":\"2026-01-01T10:00:00+01:00\"}";
    }
}
