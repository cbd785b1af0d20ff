package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was recorded of subjects, as transactional CDISC ODM 1.3.2: a file a page, each naming the one before it. Following the links
 * gives every event with clinical content exactly once; whoever keeps the last cursor goes on there when more was recorded.
 */
@RestController
class OdmFeedController {

    private static final int DEFAULT_LIMIT = 100;
    /** What a service gives at most. */
    private static final int MAX_LIMIT = 500;

    private static final Set<String> PARAMETERS = Set.of("after", "limit");

    private final MergedHistory history;
    private final Upstream upstream;

    OdmFeedController(MergedHistory history, Upstream upstream) {
        this.history = history;
        this.upstream = upstream;
    }

    /** {@code X-Next-Cursor} is where to go on, now or later; {@code X-More} whether there is more now, which {@code Link} leads to. */
    @GetMapping("/api/v1/studies/{study}/history/odm")
    void feed(
            @PathVariable String study,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        for (String name : parameters.keySet()) {
            if (!PARAMETERS.contains(name) || parameters.get(name).size() != 1) {
                throw new Refusal(Problem.malformed(name, "the feed takes after and limit, once each"));
            }
        }
        HistoryFilter filter = HistoryFilter.odm(study);
        @Nullable String after = parameters.getFirst("after");
        HistoryCursor cursor = HistoryCursor.read(after, filter, upstream.services());
        int limit = limit(parameters.getFirst("limit"));
        ObjectNode page = history.page(filter, cursor, limit, Asker.of(request));
        String next = page.get("next").asString();
        boolean more = page.get("more").asBoolean();
        response.setContentType("application/xml;charset=UTF-8");
        response.setHeader("X-Next-Cursor", next);
        response.setHeader("X-More", String.valueOf(more));
        if (more) {
            response.setHeader(
                    "Link",
                    "<" + HistoryFilter.path(study) + "/odm?after=" + next + "&limit=" + limit + ">; rel=\"next\"");
        }
        OdmFile.Names names = new OdmFile.Names(
                study,
                fileOid(study, HistoryCursor.read(next, filter, upstream.services())),
                after == null || after.isEmpty() ? null : fileOid(study, cursor));
        try {
            new OdmFile(names, page.get("events"), Clock.systemUTC().instant()).write(response.getOutputStream());
        } catch (XMLStreamException e) {
            throw new IOException("the ODM of " + study + " can't be written", e);
        }
    }

    /** Names the file by how far it goes: the last position it looked at in each log. */
    private String fileOid(String study, HistoryCursor cursor) {
        StringBuilder oid = new StringBuilder("urn:trialledger:" + study);
        upstream.services()
                .forEach(service ->
                        oid.append(':').append(service.name()).append('=').append(cursor.seen(service)));
        return oid.toString();
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw new Refusal(Problem.malformed("limit", "a file has 1 to " + MAX_LIMIT + " events"));
        }
        return Integer.parseInt(text);
    }
}
