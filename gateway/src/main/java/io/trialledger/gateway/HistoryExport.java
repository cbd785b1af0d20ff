package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The filtered history as a file, page by page while it is read. What fails once it has begun breaks the connection, so that a cut
 * file never looks whole.
 */
@RestController
class HistoryExport {

    private static final int EVENTS_A_PAGE = 500;
    private static final List<String> COLUMNS = List.of(
            "at",
            "log",
            "position",
            "eventId",
            "type",
            "aggregateType",
            "actor",
            "actorName",
            "role",
            "organisation",
            "source",
            "site",
            "subject",
            "reason",
            "reasonCategory",
            "payload");
    private static final String HEADINGS =
            "at,service,position,eventId,type,kind,actor,actorName,role,organisation,source,site,subject,reason,"
                    + "reasonCategory,payload";

    private final MergedHistory history;
    private final Upstream upstream;

    HistoryExport(MergedHistory history, Upstream upstream) {
        this.history = history;
        this.upstream = upstream;
    }

    @GetMapping("/api/v1/studies/{study}/history.ndjson")
    void ndjson(
            @PathVariable String study,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Form form = new Form("application/x-ndjson", "ndjson", "", HistoryExport::jsonLine);
        write(form, HistoryFilter.of(study, parameters), request, response);
    }

    /** RFC 4180, with a heading; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
    @GetMapping("/api/v1/studies/{study}/history.csv")
    void csv(
            @PathVariable String study,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Form form = new Form("text/csv;charset=UTF-8", "csv", HEADINGS + "\r\n", HistoryExport::csvLine);
        write(form, HistoryFilter.of(study, parameters), request, response);
    }

    private void write(Form form, HistoryFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HistoryCursor cursor = HistoryCursor.read(null, filter, upstream.services());
        ObjectNode page = history.page(filter, cursor, EVENTS_A_PAGE, Asker.of(request));
        response.setContentType(form.contentType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + BundleStream.fileName(filter.study(), form.extension()) + "\"");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        out.write(form.heading());
        while (true) {
            for (JsonNode event : page.get("events")) {
                out.write(form.line().of(event));
            }
            if (!page.get("more").asBoolean()) {
                out.flush();
                return;
            }
            cursor = HistoryCursor.read(page.get("next").asString(), filter, upstream.services());
            page = history.page(filter, cursor, EVENTS_A_PAGE, Asker.of(request));
        }
    }

    private static String jsonLine(JsonNode event) {
        return JsonMapper.shared().writeValueAsString(event) + "\n";
    }

    private static String csvLine(JsonNode event) {
        return COLUMNS.stream().map(column -> cell(event.path(column))).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        String text = value.isString() ? value.asString() : JsonMapper.shared().writeValueAsString(value);
        String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\r\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    private record Form(String contentType, String extension, String heading, Line line) {}

    /** Makes an event's line. */
    private interface Line {
        String of(JsonNode event);
    }
}
