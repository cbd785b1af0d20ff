package io.trialledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.JsonLineWriter;
import io.trialledger.ledger.MerkleTree;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.ProvenCheckpoint;
import io.trialledger.ledger.ProvenEvent;
import io.trialledger.ledger.Receipt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An inspection bundle of a {@link Trial}, whole or of a part, that a test may spoil before or after its manifest is made. */
final class InspectionBundle {

    static final Optional<String> LZZT = Optional.of("LZZT");
    static final Filter ALL = Filter.wholeStudy(LZZT);
    static final Filter SITE_701 = new Filter(LZZT, Optional.of("701"), Optional.empty());
    static final Filter SUBJECT_3 = new Filter(LZZT, Optional.empty(), Optional.of("3"));

    private static final int[] DAYS = {0, 9, 25};

    final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Trial trial;
    private final Filter filter;
    private final Map<String, JsonLineWriter> logs = new LinkedHashMap<>();
    private final Map<String, List<? extends BundleLine>> disclosed = new LinkedHashMap<>();

    private InspectionBundle(Trial trial, Filter filter) {
        this.trial = trial;
        this.filter = filter;
        put("index.html", "<html></html>");
        put("history/index.js", "history.start({\"study\":\"LZZT\",\"filter\":{},\"pages\":0,\"events\":0});\n");
        put(
                "keys.json",
                JsonLine.write()
                        .put(
                                Trial.ENROLLMENT,
                                List.of(trial.enrollmentKey.verifier().toString()))
                        .put(Trial.VISITS, List.of(trial.visitsKey.verifier().toString()))
                        .put(
                                Trial.ADVERSE_EVENTS,
                                List.of(trial.adverseEventsKey.verifier().toString()))
                        .toString());
        put("revealed.ndjson", "");
    }

    static InspectionBundle whole(Trial trial) {
        return whole(trial, trial.enrollment);
    }

    /** With other lines in the enrollment log. */
    static InspectionBundle whole(Trial trial, List<? extends BundleLine> enrollment) {
        InspectionBundle bundle = new InspectionBundle(trial, ALL);
        bundle.log(trial.enrollment, trial.enrollmentKey, enrollment);
        bundle.log(trial.visits, trial.visitsKey, trial.visits);
        bundle.log(List.of(), trial.adverseEventsKey, List.of());
        return bundle;
    }

    static InspectionBundle part(Trial trial, Filter filter) {
        return part(trial, filter, UnaryOperator.identity());
    }

    /** In which someone changed the enrollment log's lines. */
    static InspectionBundle part(Trial trial, Filter filter, UnaryOperator<List<BundleLine>> change) {
        InspectionBundle bundle = new InspectionBundle(trial, filter);
        bundle.log(trial.enrollment, trial.enrollmentKey, change.apply(chosen(trial.enrollment, filter)));
        bundle.log(trial.visits, trial.visitsKey, chosen(trial.visits, filter));
        bundle.log(List.of(), trial.adverseEventsKey, List.of());
        return bundle;
    }

    /** The events of the filter with their proofs. */
    static List<BundleLine> chosen(List<BundleEvent> events, Filter filter) {
        List<BundleLine> chosen = new ArrayList<>();
        events.stream()
                .filter(event -> filter.check(event).isEmpty())
                .forEach(event -> chosen.add(proven(events, event)));
        return chosen;
    }

    static ProvenEvent proven(List<BundleEvent> events, BundleEvent event) {
        return new ProvenEvent(event, tree(events).inclusionProof(event.position(), events.size()));
    }

    private static MerkleTree tree(List<BundleEvent> events) {
        MerkleTree tree = new MerkleTree();
        events.forEach(event -> tree.append(event.leaf()));
        return tree;
    }

    /** Lines of {@code checkpoints/<log>.ndjson} at the given sizes. */
    static String checkpoints(List<BundleEvent> events, NoteSigner signer, int... sizes) {
        MerkleTree tree = tree(events);
        StringBuilder lines = new StringBuilder();
        for (int size : sizes) {
            lines.append(new ProvenCheckpoint(
                                    size,
                                    new Checkpoint(signer.verifier().name(), size, tree.rootAt(size)).sign(signer),
                                    size == 0 ? List.of() : tree.consistencyProof(size, events.size()))
                            .json())
                    .append('\n');
        }
        return lines.toString();
    }

    private void log(List<BundleEvent> events, NoteSigner signer, List<? extends BundleLine> lines) {
        log(events, signer, lines, Trial.checkpoint(events, signer, events.size()));
        int[] sizes = IntStream.concat(
                        Arrays.stream(DAYS).filter(size -> size < events.size()), IntStream.of(events.size()))
                .toArray();
        put(
                "checkpoints/" + Report.shortName(signer.verifier().name()) + ".ndjson",
                checkpoints(events, signer, sizes));
    }

    /** Leaves out a log and all that names it. */
    InspectionBundle without(NoteSigner signer) {
        String origin = signer.verifier().name();
        String file = Report.shortName(origin) + ".ndjson";
        files.keySet().removeAll(List.of("logs/" + file, "checkpoints/" + file));
        logs.remove("logs/" + file);
        String key = ",\"" + origin + "\":[\"" + signer.verifier() + "\"]";
        return put("keys.json", text("keys.json").replace(key, ""));
    }

    /** Replaces a log. */
    InspectionBundle log(
            List<BundleEvent> events, NoteSigner signer, List<? extends BundleLine> lines, String closing) {
        String origin = signer.verifier().name();
        String vkey = signer.verifier().toString();
        List<BundleLine> all = new ArrayList<>();
        all.add(
                filter.isNone()
                        ? new BundleLine.LogStart(origin, 0, events.size(), vkey)
                        : new BundleLine.PartStart(origin, events.size(), vkey));
        all.addAll(lines);
        all.add(new BundleLine.Close(closing));
        String file = "logs/" + Report.shortName(origin) + ".ndjson";
        files.put(file, Trial.bytes(all));
        disclosed.put(Report.shortName(origin), lines);
        ToldRows.of(filter, disclosed).forEach(this::put);
        long hidden =
                lines.stream().filter(line -> line instanceof BundleLine.Hidden).count();
        logs.put(
                file,
                JsonLine.write()
                        .put("log", origin)
                        .put("file", file)
                        .put("form", filter.isNone() ? "whole" : "part")
                        .put("size", events.size())
                        .put("events", lines.size() - hidden)
                        .put("hidden", hidden));
        return this;
    }

    InspectionBundle put(String name, String text) {
        files.put(name, text.getBytes(UTF_8));
        return this;
    }

    String text(String name) {
        return new String(files.get(name), UTF_8);
    }

    /** Makes the manifest for the files as they are now. */
    InspectionBundle sealed() {
        files.remove(Manifest.NAME);
        JsonLineWriter of = JsonLine.write();
        filter.site().ifPresent(site -> of.put("site", site));
        filter.subject().ifPresent(subject -> of.put("subject", subject));
        List<JsonLineWriter> each = files.entrySet().stream()
                .map(file -> JsonLine.write()
                        .put("name", file.getKey())
                        .put("bytes", file.getValue().length)
                        .put("sha256", HashedFile.sha256(file.getValue())))
                .toList();
        return put(
                Manifest.NAME,
                JsonLine.write()
                        .put("bundle", "trialledger-inspection/1")
                        .put("export", "0192f0c1-5a3b-7c11-8d2e-000000000001")
                        .put("study", "LZZT")
                        .putObject("filter", of)
                        .putObject(
                                "askedBy",
                                JsonLine.write()
                                        .put("person", "inspector-1")
                                        .put("role", "AUDITOR")
                                        .put("organisation", "Agency"))
                        .put("askedAt", "2026-11-23T03:00:00Z")
                        .putObjects("logs", List.copyOf(logs.values()))
                        .putObjects("files", each)
                        .toString());
    }

    Report verify(String... older) {
        return verify(pinned(), List.of(), Optional.empty(), older);
    }

    /** The keys of its logs, as somebody outside knows them. */
    List<NoteSigner> pinned() {
        return List.of(trial.enrollmentKey, trial.visitsKey, trial.adverseEventsKey);
    }

    Report verify(List<NoteSigner> pinned, List<Receipt> receipts, Optional<String> exportHash, String... older) {
        return new InspectionVerifier(
                        pinned.stream().map(NoteSigner::verifier).toList(),
                        List.of(older),
                        receipts,
                        List.of(),
                        exportHash)
                .verify(inMemory());
    }

    private BundleFiles inMemory() {
        return new BundleFiles() {
            @Override
            public List<String> names() {
                return List.copyOf(files.keySet());
            }

            @Override
            public InputStream open(String name) throws IOException {
                if (!files.containsKey(name)) {
                    throw new NoSuchFileException(name);
                }
                return new ByteArrayInputStream(files.get(name));
            }

            @Override
            public void close() {}
        };
    }

    Path zip(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return file;
    }

    Path folder(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = folder.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return folder;
    }
}
