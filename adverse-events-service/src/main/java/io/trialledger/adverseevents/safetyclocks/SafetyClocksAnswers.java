package io.trialledger.adverseevents.safetyclocks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Rows;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Answers questions about clocks, within the reader's sites. Those about a study read the whole part asked for, since a clock's status
 * changes with the time of day: a study has hundreds of clocks, not millions.
 */
@Component
class SafetyClocksAnswers {

    private static final int ALL = 1_000_000;

    private final Rows clocks;
    private final ClockReading reading;
    private final Authority authority;

    SafetyClocksAnswers(SafetyClocksProjection clocks, ClockReading reading, Authority authority) {
        this.clocks = clocks.rows();
        this.reading = reading;
        this.authority = authority;
    }

    @QueryHandler
    SafetyClockPage answer(FindSafetyClocks query) {
        Listing asked = query.listing();
        Function<SafetyClockItem, String> place = query.byDue() ? SafetyClockItem::dueKey : SafetyClockItem::key;
        List<SafetyClockItem> found = find(query, asked).stream()
                .filter(query::wants)
                .filter(c -> asked.after() == null || place.apply(c).compareTo(asked.after()) > 0)
                .sorted(Comparator.comparing(place))
                .limit(asked.limit() + 1L)
                .toList();
        return new SafetyClockPage(found.stream().limit(asked.limit()).toList(), asked.next(found, place));
    }

    @QueryHandler
    ClockCounts answer(CountSafetyClocks query) {
        return ClockCounts.of(find(query, query.listing()));
    }

    @QueryHandler
    SafetyClockPage answer(FindClocksOfSubjects query) {
        Listing all = Listing.all(query.studyId(), query.asOf());
        return new SafetyClockPage(find(query, all, in("subject", query.subjects())), null);
    }

    @QueryHandler
    SafetyClockPage answer(FindClocksOfAdverseEvent query) {
        AdverseEventId id = query.id();
        return new SafetyClockPage(
                find(and(eq("study", id.study()), eq("subject", id.subject()), eq("event", id.event())), query.asOf()),
                null);
    }

    private List<SafetyClockItem> find(Object query, Listing part, Bson... more) {
        return find(part.whole().filter(authority.sitesOf(part.studyId(), query.getClass()), more), part.asOf());
    }

    private List<SafetyClockItem> find(Bson filter, AsOf asOf) {
        return reading.views(clocks.find(filter, ascending("key"), ALL, asOf), asOf);
    }
}
