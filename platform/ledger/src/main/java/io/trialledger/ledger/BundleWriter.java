package io.trialledger.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bundle, or one log of it (from {@link BundleLine.LogStart} or {@link BundleLine.PartStart} to {@link
 * BundleLine.Close}), line by line to a stream: UTF-8 NDJSON. Nothing is buffered here; the caller buffers, flushes and closes the stream. Not thread-safe.
 */
public final class BundleWriter {

    /** What the first line says the format is. */
    public static final String FORMAT = "trialledger-bundle/1";

    private final OutputStream out;

    /** Writes to {@code out}. */
    public BundleWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes one line. The caller keeps the order of {@link BundleLine}.
     *
     * @throws IOException if the stream fails; the bundle is then cut off, which its reader notices
     */
    public void write(BundleLine line) throws IOException {
        out.write((json(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonLineWriter json(BundleLine line) {
        JsonLineWriter json = JsonLine.write();
        if (line instanceof BundleLine.Start start) {
            json.put("bundle", FORMAT).put("study", start.study()).put("logs", start.logs());
        } else if (line instanceof BundleLine.LogStart log) {
            json.put("log", log.log())
                    .put("from", log.from())
                    .put("size", log.size())
                    .put("vkey", log.vkey());
        } else if (line instanceof BundleLine.PartStart part) {
            json.put("log", part.log())
                    .put("part", true)
                    .put("size", part.size())
                    .put("vkey", part.vkey());
        } else if (line instanceof BundleEvent event) {
            event(json, event);
        } else if (line instanceof ProvenEvent proven) {
            event(json, proven.event());
            json.put("proof", proven.proof().stream().map(BundleWriter::base64).toList());
        } else if (line instanceof BundleLine.Hidden hidden) {
            json.put("position", hidden.position()).put("leaf", base64(hidden.leaf()));
        } else if (line instanceof BundleLine.Close close) {
            json.put("checkpoint", close.checkpoint());
        } else if (line instanceof BundleLine.End end) {
            json.put("end", true).put("logs", end.logs());
        }
        return json;
    }

    private static void event(JsonLineWriter json, BundleEvent event) {
        json.put("position", event.position())
                .put("cid", event.cid())
                .put("index", event.index())
                .put("of", event.of())
                .put("at", event.at())
                .put("eventId", event.eventId());
        putOrNull(json, "aggregateType", event.aggregateType());
        putOrNull(json, "aggregateId", event.aggregateId());
        Long sequence = event.sequence();
        if (sequence == null) {
            json.putNull("sequence");
        } else {
            json.put("sequence", sequence);
        }
        json.put("timestamp", event.timestamp()).put("type", event.type());
        putOrNull(json, "revision", event.revision());
        json.put("salt", base64(event.salt()))
                .put("payload", base64(event.payload()))
                .put("metadata", base64(event.metadata()))
                .put("leaf", base64(event.leaf()));
    }

    /** Absent and empty have one leaf encoding, so they have one form here too. */
    private static void putOrNull(JsonLineWriter json, String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            json.putNull(name);
        } else {
            json.put(name, text);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
