package io.trialledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.JsonLineWriter;
import io.trialledger.ledger.ProvenEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The readable history of a {@link Trial}, as the gateway writes it: some rows a page, those of the logs by their times. */
final class ToldRows {

    private static final int PAGE = 25;
    private static final String[] ENVELOPE = {"actor", "actorName", "role", "organisation", "source"};

    private ToldRows() {}

    /** The files by name. */
    static Map<String, String> of(Filter filter, Map<String, List<? extends BundleLine>> logs) {
        List<Row> rows = new ArrayList<>();
        logs.forEach((log, lines) -> lines.forEach(line -> {
            if (line instanceof BundleEvent event) {
                rows.add(new Row(log, event));
            } else if (line instanceof ProvenEvent proven) {
                rows.add(new Row(log, proven.event()));
            }
        }));
        List<String> merged = merged(rows).stream().map(ToldRows::json).toList();
        Map<String, String> files = new LinkedHashMap<>();
        int pages = (merged.size() + PAGE - 1) / PAGE;
        for (int page = 0; page < pages; page++) {
            List<String> some = merged.subList(page * PAGE, Math.min((page + 1) * PAGE, merged.size()));
            files.put(
                    String.format("history/%04d.js", page + 1),
                    "history.page(" + (page + 1) + ", [\n" + String.join(",\n", some) + "\n]);\n");
        }
        JsonLineWriter of = JsonLine.write();
        filter.site().ifPresent(site -> of.put("site", site));
        filter.subject().ifPresent(subject -> of.put("subject", subject));
        files.put(
                HistoryStart.NAME,
                "history.start("
                        + JsonLine.write()
                                .put("study", "LZZT")
                                .putObject("filter", of)
                                .put("pages", pages)
                                .put("events", merged.size())
                                .putObject("names", JsonLine.write())
                        + ");\n");
        return files;
    }

    private record Row(String log, BundleEvent event) {}

    /** One of this log, one of that, each in its order. */
    private static List<Row> merged(List<Row> rows) {
        Map<String, List<Row>> byLog = new LinkedHashMap<>();
        rows.forEach(row ->
                byLog.computeIfAbsent(row.log(), log -> new ArrayList<>()).add(row));
        List<Row> merged = new ArrayList<>();
        for (int i = 0; merged.size() < rows.size(); i++) {
            for (List<Row> log : byLog.values()) {
                if (i < log.size()) {
                    merged.add(log.get(i));
                }
            }
        }
        return merged;
    }

    private static String json(Row row) {
        BundleEvent event = row.event();
        Json metadata = Json.stored(event.metadata());
        Json payload = Json.stored(event.payload());
        JsonLineWriter json = JsonLine.write()
                .put("log", row.log())
                .put("position", event.position())
                .put("at", Instant.ofEpochMilli(event.at()).toString().replaceFirst("(:\\d\\d)Z", "$1.000Z"))
                .put("eventId", event.eventId())
                .put("type", event.type());
        put(json, "revision", event.revision());
        put(json, "aggregateType", event.aggregateType());
        put(json, "aggregateId", event.aggregateId());
        Long sequence = event.sequence();
        if (sequence != null) {
            json.put("sequence", sequence);
        }
        for (String name : ENVELOPE) {
            json.put(name, metadata.text(name));
        }
        for (String name : List.of("study", "site", "subject")) {
            String stated = metadata.text(name);
            json.put(name, stated.isEmpty() ? payload.text(name + "Id") : stated);
        }
        String members = json.put("reason", "as revealed").toString();
        return members.substring(0, members.length() - 1) + ",\"ids\":{},\"payload\":"
                + (payload.equals(Json.NO_MEMBERS) ? "{}" : new String(event.payload(), UTF_8)) + "}";
    }

    private static void put(JsonLineWriter json, String name, @Nullable String text) {
        if (text == null) {
            json.putNull(name);
        } else {
            json.put(name, text);
        }
    }
}
