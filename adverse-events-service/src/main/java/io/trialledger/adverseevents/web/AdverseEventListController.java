package io.trialledger.adverseevents.web;

import io.trialledger.adverseevents.adverseeventlist.FindAdverseEventVersions;
import io.trialledger.adverseevents.adverseeventlist.FindAdverseEvents;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.adverseevents.adverseeventlist.VersionPage;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import io.trialledger.starter.StarterRule;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Adverse events of a study or a subject: by pages, or all of them as NDJSON. */
@RestController
@RequestMapping("/api/v1/studies/{study}")
class AdverseEventListController {

    private static final int PAGE_OF_A_STREAM = 500;

    private final ListedAdverseEvents listed;
    private final Queries queries;
    private final JsonMapper json;

    AdverseEventListController(ListedAdverseEvents listed, Queries queries, JsonMapper json) {
        this.listed = listed;
        this.queries = queries;
        this.json = json;
    }

    @GetMapping(path = "/adverse-events", produces = MediaType.APPLICATION_JSON_VALUE)
    ListedAdverseEvents.Page list(
            @PathVariable String study,
            @RequestParam @Nullable String site,
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable Boolean serious,
            @RequestParam @Nullable String order,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            AsOf asOf) {
        return page(new Listing(study, site, subject, after, Limits.checked(limit), asOf), serious, order);
    }

    @GetMapping(path = "/subjects/{subject}/adverse-events", produces = MediaType.APPLICATION_JSON_VALUE)
    ListedAdverseEvents.Page ofSubject(
            @PathVariable String study,
            @PathVariable String subject,
            @RequestParam @Nullable Boolean serious,
            @RequestParam @Nullable String order,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            AsOf asOf) {
        return page(new Listing(study, null, subject, after, Limits.checked(limit), asOf), serious, order);
    }

    /** Every adverse event, or with {@code versions=all} every version, one a line, in the order of the list. */
    @GetMapping(path = "/adverse-events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void stream(
            @PathVariable String study,
            @RequestParam @Nullable String site,
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable Boolean serious,
            @RequestParam(defaultValue = "present") String versions,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        RuleViolated.unless(
                List.of("present", "all").contains(versions), StarterRule.MALFORMED, "versions", "present or all");
        Listing listing = new Listing(study, site, subject, null, PAGE_OF_A_STREAM, asOf);
        if (versions.equals("all")) {
            writeVersions(listing, response);
        } else {
            writePresent(listing, serious, response);
        }
    }

    private void writePresent(Listing listing, @Nullable Boolean serious, HttpServletResponse response)
            throws IOException {
        ListedAdverseEvents.Page page = page(listing, serious, null);
        OutputStream lines = begin(response);
        write(page.items(), lines);
        while (page.next() != null) {
            page = page(listing.after(page.next()), serious, null);
            write(page.items(), lines);
        }
    }

    private void writeVersions(Listing listing, HttpServletResponse response) throws IOException {
        VersionPage page = queries.ask(new FindAdverseEventVersions(listing), VersionPage.class);
        OutputStream lines = begin(response);
        write(page.items(), lines);
        while (page.next() != null) {
            page = queries.ask(new FindAdverseEventVersions(listing.after(page.next())), VersionPage.class);
            write(page.items(), lines);
        }
    }

    /** After the first page: what is refused is refused as a problem, not inside a stream. */
    private static OutputStream begin(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        return response.getOutputStream();
    }

    private void write(List<?> items, OutputStream lines) throws IOException {
        for (Object item : items) {
            lines.write(json.writeValueAsBytes(item));
            lines.write("\n".getBytes(StandardCharsets.UTF_8));
        }
        lines.flush();
    }

    private ListedAdverseEvents.Page page(Listing listing, @Nullable Boolean serious, @Nullable String order) {
        return listed.page(new FindAdverseEvents(listing, serious, Orders.asked(order, "newest")));
    }
}
