package io.trialledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleWriter;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.JsonLineWriter;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.ProvenCheckpoint;
import io.trialledger.ledger.RightEdge;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle to verify: events of the size of real ones, about 1,100 bytes a line, 50 for an aggregate. */
final class LedgerBundle {

    private static final String ENROLLMENT = "trialledger.benchmark/enrollment";
    private static final String ORIGIN = "trialledger.benchmark/visits";
    private static final String ADVERSE_EVENTS = "trialledger.benchmark/adverse-events";
    private static final long SEED = 7;
    private static final int EVENTS_AN_AGGREGATE = 50;

    private final Random random = new Random(SEED);

    private final String origin;
    private final NoteSigner signer;

    LedgerBundle() {
        this(ORIGIN);
    }

    private LedgerBundle(String origin) {
        this.origin = origin;
        this.signer = NoteSigner.generate(origin);
    }

    /** The short form. */
    void write(Path file, int events) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            BundleWriter bundle = new BundleWriter(out);
            bundle.write(new BundleLine.Start("BENCH", List.of(origin)));
            log(bundle, events);
            bundle.write(new BundleLine.End(1));
        }
    }

    /** An inspection bundle, with what the verifier needs of it and no page; the other services' logs are empty. */
    void writeZip(Path file, int events) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            List<JsonLineWriter> files = new ArrayList<>();
            List<JsonLineWriter> logs = new ArrayList<>();
            JsonLineWriter keys = JsonLine.write();
            LedgerBundle enrollment = new LedgerBundle(ENROLLMENT);
            LedgerBundle adverseEvents = new LedgerBundle(ADVERSE_EVENTS);
            enrollment.addTo(zip, 0, files, logs, keys);
            addTo(zip, events, files, logs, keys);
            adverseEvents.addTo(zip, 0, files, logs, keys);
            files.add(text(zip, "keys.json", keys.toString()));
            LedgerBundle again = new LedgerBundle(ORIGIN);
            ReadableRows rows = new ReadableRows("BENCH", events, again::event);
            files.add(text(zip, "history/index.js", rows.start()));
            for (int page = 1; page <= rows.pages(); page++) {
                int number = page;
                files.add(entry(zip, rows.name(page), out -> rows.write(out, number)));
            }
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(manifest(logs, files).getBytes(UTF_8));
        }
    }

    private void addTo(
            ZipOutputStream zip, int events, List<JsonLineWriter> files, List<JsonLineWriter> logs, JsonLineWriter keys)
            throws IOException {
        String name = origin.substring(origin.indexOf('/') + 1) + ".ndjson";
        String[] closing = new String[1];
        files.add(entry(zip, "logs/" + name, out -> closing[0] = log(new BundleWriter(out), events)));
        files.add(text(zip, "checkpoints/" + name, new ProvenCheckpoint(events, closing[0], List.of()).json() + "\n"));
        keys.put(origin, List.of(signer.verifier().toString()));
        logs.add(JsonLine.write()
                .put("log", origin)
                .put("file", "logs/" + name)
                .put("form", "whole")
                .put("size", events)
                .put("events", events)
                .put("hidden", 0));
    }

    private static String manifest(List<JsonLineWriter> logs, List<JsonLineWriter> files) {
        return JsonLine.write()
                .put("bundle", "trialledger-inspection/1")
                .put("export", "benchmark")
                .put("study", "BENCH")
                .putObject("filter", JsonLine.write())
                .putObject(
                        "askedBy", JsonLine.write().put("person", "benchmark").put("role", "INSPECTOR"))
                .put("askedAt", "2026-01-01T00:00:00Z")
                .putObjects("logs", logs)
                .putObjects("files", files)
                .toString();
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static JsonLineWriter text(ZipOutputStream zip, String name, String text) throws IOException {
        return entry(zip, name, out -> out.write(text.getBytes(UTF_8)));
    }

    /** Writes a file, and says of it what the manifest has. */
    private static JsonLineWriter entry(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Counted counted = new Counted(zip);
        OutputStream buffered = new BufferedOutputStream(counted, 1 << 16);
        content.write(buffered);
        buffered.flush();
        zip.closeEntry();
        return JsonLine.write()
                .put("name", name)
                .put("bytes", counted.bytes)
                .put("sha256", HexFormat.of().formatHex(counted.digest.digest()));
    }

    /** Hashes what passes and leaves the ZIP open. */
    private static final class Counted extends OutputStream {

        private final OutputStream out;
        private final MessageDigest digest = sha256();
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            digest.update(some, from, length);
            bytes += length;
            out.write(some, from, length);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
            }
        }
    }

    /** Writes the log with its closing checkpoint, which it answers. */
    private String log(BundleWriter bundle, int events) throws IOException {
        RightEdge tree = new RightEdge();
        bundle.write(
                new BundleLine.LogStart(origin, 0, events, signer.verifier().toString()));
        for (int position = 0; position < events; position++) {
            BundleEvent event = event(position);
            tree.append(event.leaf());
            bundle.write(event);
        }
        String closing = new Checkpoint(origin, events, tree.root()).sign(signer);
        bundle.write(new BundleLine.Close(closing));
        return closing;
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
        return event(position, cid, at, eventId, subject, salt, payload, metadata, event.leafHash(origin));
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
