package io.trialledger.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the history of a bundle to be read by people: scripts that a page loads from the disk, some rows in each. */
@Component
class ExportHistory {

    private static final int ROWS_A_PAGE = 1_000;
    private static final int ROWS_A_TIME = 500;

    private final MergedHistory history;
    private final ExportNames names;
    private final List<Service> services;

    ExportHistory(MergedHistory history, ExportNames names, Upstream upstream) {
        this.history = history;
        this.names = names;
        this.services = upstream.services();
    }

    /** Goes on after the last page that is complete. */
    void write(ExportJob job) throws IOException {
        HistoryFilter filter =
                new HistoryFilter(job.order().study(), new TreeMap<>(job.order().criteria()));
        Map<String, Long> sizes = job.state().plan().logs().stream()
                .collect(Collectors.toMap(ExportPlan.Log::service, ExportPlan.Log::size));
        HistoryCursor cursor = HistoryCursor.read(job.state().progress().cursor(), filter, services);
        List<JsonNode> rows = new ArrayList<>();
        while (!isAtEnd(cursor, sizes)) {
            ObjectNode page =
                    history.page(filter, cursor, Math.min(ROWS_A_TIME, ROWS_A_PAGE - rows.size()), job.asker());
            for (JsonNode event : page.get("events")) {
                if (event.get("position").asLong()
                        < sizes.getOrDefault(event.get("log").asString(), 0L)) {
                    rows.add(event);
                    job.count(1, 0);
                }
            }
            String next = page.get("next").asString();
            boolean more = page.get("more").asBoolean();
            cursor = HistoryCursor.read(next, filter, services);
            boolean end = !more || isAtEnd(cursor, sizes);
            if (rows.size() == ROWS_A_PAGE || (end && !rows.isEmpty())) {
                page(job, rows);
                job.save(job.state().progress().withPage(next, rows.size()));
                rows.clear();
            }
            if (end) {
                return;
            }
        }
    }

    /** True if every log was read up to its closing checkpoint; what came later is not in the bundle. */
    private boolean isAtEnd(HistoryCursor cursor, Map<String, Long> sizes) {
        return services.stream()
                .allMatch(service -> cursor.seen(service) >= sizes.getOrDefault(service.name(), 0L) - 1);
    }

    private static void page(ExportJob job, List<JsonNode> rows) throws IOException {
        int number = job.state().progress().pages() + 1;
        String text = rows.stream()
                .map(JsonMapper.shared()::writeValueAsString)
                .collect(Collectors.joining(",\n", "history.page(" + number + ", [\n", "\n]);\n"));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String name = String.format(Locale.ROOT, "history/%04d.js", number);
        try (OutputStream out = ExportFolder.rewrite(job.folder().file(name))) {
            out.write(bytes);
        }
        job.count(0, bytes.length);
    }

    /** The script that says what the others hold, and gives ids their names. */
    byte[] index(ExportJob job) throws IOException {
        ObjectNode index = JsonMapper.shared().createObjectNode();
        index.put("study", job.order().study());
        index.set("filter", ExportManifest.filter(job.order()));
        index.put("pages", job.state().progress().pages());
        index.put("events", job.state().progress().rows());
        index.put("asOf", job.state().plan().asOf().toString());
        index.set("names", names.of(job));
        return ("history.start(" + JsonMapper.shared().writeValueAsString(index) + ");\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
