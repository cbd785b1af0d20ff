package io.trialledger.adverseevents.safetyclocks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.ClockBasis;
import io.trialledger.adverseevents.adverseevent.DueDay;
import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers questions about clocks, within the reader's sites.
 *
 * <p>GAP: a sponsor's clock is never met here, since the reports themselves are not yet kept; and whether it is overdue is
 * told as of now, also for a past state.
 */
@Component
class SafetyClocksAnswers {

    private static final int ALL_OF_ONE_EVENT = 10_000;

    private final Rows clocks;
    private final Authority authority;
    private final Clock now;

    SafetyClocksAnswers(SafetyClocksProjection clocks, Authority authority, Clock now) {
        this.clocks = clocks.rows();
        this.authority = authority;
        this.now = now;
    }

    /** Reads the whole part, since a status changes with the day: a study has hundreds of clocks, not millions. */
    @QueryHandler
    SafetyClockPage answer(FindSafetyClocks query) {
        Listing asked = query.listing();
        Listing all = asked.whole();
        List<SafetyClockItem> found = clocks
                .find(
                        all.filter(authority.sitesOf(asked.studyId(), query.getClass())),
                        ascending("key"),
                        all.limit(),
                        all.asOf())
                .stream()
                .map(this::item)
                .filter(c -> query.clock() == null || c.clock() == query.clock())
                .filter(c -> query.status() == null || c.status() == query.status())
                .filter(c -> asked.after() == null || c.key().compareTo(asked.after()) > 0)
                .limit(asked.limit() + 1L)
                .toList();
        return new SafetyClockPage(
                found.stream().limit(asked.limit()).toList(), asked.next(found, SafetyClockItem::key));
    }

    @QueryHandler
    SafetyClockPage answer(FindClocksOfAdverseEvent query) {
        AdverseEventId id = query.id();
        return new SafetyClockPage(
                clocks
                        .find(
                                and(eq("study", id.study()), eq("subject", id.subject()), eq("event", id.event())),
                                ascending("key"),
                                ALL_OF_ONE_EVENT,
                                query.asOf())
                        .stream()
                        .map(this::item)
                        .toList(),
                null);
    }

    private SafetyClockItem item(Document row) {
        List<DueDay> due = row.getList("due", Document.class).stream()
                .map(SafetyClocksAnswers::due)
                .toList();
        @Nullable DueDay deciding = due.isEmpty() ? null : due.get(0);
        return new SafetyClockItem(
                row.getString("study"),
                row.getString("site"),
                row.getString("subject"),
                row.getString("event"),
                row.getString("obligation"),
                SafetyClock.valueOf(row.getString("clock")),
                status(row, deciding),
                row.getBoolean("provisional", false),
                row.getInteger("version"),
                ClockBasis.valueOf(row.getString("basis")),
                row.getString("startedAt"),
                row.getString("reportedAt"),
                row.getString("dueAt"),
                deciding == null ? null : deciding.dueOn().toString(),
                deciding == null ? null : deciding.zone(),
                due);
    }

    private ClockStatus status(Document row, @Nullable DueDay deciding) {
        if (row.getBoolean("lifted", false)) {
            return ClockStatus.LIFTED;
        }
        if (deciding != null) {
            LocalDate today = LocalDate.now(now.withZone(ZoneId.of(deciding.zone())));
            return today.isAfter(deciding.dueOn()) ? ClockStatus.OVERDUE : ClockStatus.OPEN;
        }
        Instant reportedAt = Instant.parse(row.getString("reportedAt"));
        boolean late =
                reportedAt.isAfter(OffsetDateTime.parse(row.getString("dueAt")).toInstant());
        return late ? ClockStatus.LATE : ClockStatus.MET;
    }

    private static DueDay due(Document due) {
        return new DueDay(
                due.getString("zone"),
                LocalDate.parse(due.getString("dayZero")),
                LocalDate.parse(due.getString("dueOn")));
    }
}
