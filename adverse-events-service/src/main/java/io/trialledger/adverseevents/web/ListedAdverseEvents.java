package io.trialledger.adverseevents.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseeventlist.AdverseEventItem;
import io.trialledger.adverseevents.adverseeventlist.AdverseEventPage;
import io.trialledger.adverseevents.adverseeventlist.FindAdverseEvents;
import io.trialledger.adverseevents.safetyclocks.ClockDisplay;
import io.trialledger.adverseevents.safetyclocks.FindClocksOfSubjects;
import io.trialledger.adverseevents.safetyclocks.SafetyClockItem;
import io.trialledger.adverseevents.safetyclocks.SafetyClockPage;
import io.trialledger.adverseevents.safetyqueries.FindOpenQueries;
import io.trialledger.adverseevents.safetyqueries.OpenQueries;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of adverse events, each with its clocks and how much is asked about it. */
@Component
class ListedAdverseEvents {

    private final Queries queries;

    ListedAdverseEvents(Queries queries) {
        this.queries = queries;
    }

    Page page(FindAdverseEvents query) {
        AdverseEventPage page = queries.ask(query, AdverseEventPage.class);
        if (page.items().isEmpty()) {
            return new Page(List.of(), null);
        }
        String study = query.studyId();
        AsOf asOf = query.listing().asOf();
        Set<String> subjects =
                page.items().stream().map(AdverseEventItem::subject).collect(Collectors.toSet());
        Map<String, List<SafetyClockItem>> clocks =
                queries.ask(new FindClocksOfSubjects(study, subjects, asOf), SafetyClockPage.class).items().stream()
                        .collect(Collectors.groupingBy(clock -> clock.subject() + "/" + clock.event()));
        OpenQueries open = queries.ask(new FindOpenQueries(study, subjects, asOf), OpenQueries.class);
        return new Page(
                page.items().stream()
                        .map(item -> new Listed(
                                item,
                                clocks.getOrDefault(item.subject() + "/" + item.event(), List.of()).stream()
                                        .map(clock -> new ListedClock(clock.clock(), clock.display(), clock.dueAt()))
                                        .toList(),
                                open.of(item.subject(), item.event())))
                        .toList(),
                page.next());
    }

    /** @param next where the next page begins; null on the last */
    record Page(List<Listed> items, @Nullable String next) {}

    /** @param openQueries that are not settled */
    record Listed(@JsonUnwrapped AdverseEventItem item, List<ListedClock> clocks, int openQueries) {}

    /** A clock in a word. */
    record ListedClock(SafetyClock clock, ClockDisplay display, Instant dueAt) {}
}
