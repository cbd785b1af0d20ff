package io.trialledger.visits.web;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import io.trialledger.visits.itemvalues.FindItems;
import io.trialledger.visits.visitschedule.FindSchedules;
import io.trialledger.visits.visitschedule.ScheduleView;
import io.trialledger.visits.visitschedule.VisitStatus;
import io.trialledger.visits.visitschedule.VisitView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Visits and items of all the reader's subjects. */
@RestController
@RequestMapping("/api/v1/studies/{study}")
class StudyDataController {

    private static final int MOST_A_PAGE = 500;

    private final Queries queries;
    private final JsonMapper json;
    private final Clock clock;

    StudyDataController(Queries queries, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.json = json;
        this.clock = clock;
    }

    // GAP: not paged, so that a study of very many visits makes a long answer; ask site by site.
    /** Every visit that took place or was recorded as not done, by subject. */
    @GetMapping("/visits")
    VisitsView visits(@PathVariable String study, @RequestParam(required = false) @Nullable String site, AsOf asOf) {
        List<VisitView> visits = new ArrayList<>();
        String next = null;
        do {
            FindSchedules.Answer page = page(study, site, next, asOf, asOf.moment(clock));
            page.schedules().stream()
                    .flatMap(schedule -> schedule.visits().stream())
                    .filter(visit -> visit.status() == VisitStatus.DONE || visit.status() == VisitStatus.NOT_DONE)
                    .forEach(visits::add);
            next = page.next();
        } while (next != null);
        return new VisitsView(visits);
    }

    /** Subject by subject, so that no more than one subject's items are held at once. */
    @GetMapping("/items.ndjson")
    void items(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "false") boolean history,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        FindSchedules.Answer page = page(study, site, null, asOf, asOf.moment(clock));
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer out = response.getWriter();
        while (true) {
            for (ScheduleView subject : page.schedules()) {
                write(out, new FindItems(study, subject.subject(), null, history, asOf));
            }
            if (page.next() == null) {
                out.flush();
                return;
            }
            page = page(study, site, page.next(), asOf, asOf.moment(clock));
        }
    }

    private FindSchedules.Answer page(
            String study, @Nullable String site, @Nullable String after, AsOf asOf, Instant now) {
        return queries.ask(new FindSchedules(study, site, after, MOST_A_PAGE, asOf, now), FindSchedules.Answer.class);
    }

    private void write(Writer out, FindItems items) throws IOException {
        for (var item : queries.ask(items, FindItems.Answer.class).items()) {
            out.write(json.writeValueAsString(item));
            out.write('\n');
        }
    }

    record VisitsView(List<VisitView> visits) {}
}
