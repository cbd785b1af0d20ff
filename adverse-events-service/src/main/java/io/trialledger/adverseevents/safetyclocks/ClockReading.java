package io.trialledger.adverseevents.safetyclocks;

import io.trialledger.adverseevents.adverseevent.ClockBasis;
import io.trialledger.adverseevents.adverseevent.DueDay;
import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseevent.Severity;
import io.trialledger.starter.AsOf;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes views of clocks' rows: here they meet the time of day, of a past state that of then.
 *
 * <p>GAP: a sponsor's clock is never met here, since the reports themselves are not yet kept.
 */
@Component
class ClockReading {

    private final Clock clock;

    ClockReading(Clock clock) {
        this.clock = clock;
    }

    List<SafetyClockItem> views(List<Document> rows, AsOf asOf) {
        Instant now = asOf.moment(clock);
        return rows.stream().map(row -> view(row, now)).toList();
    }

    private static SafetyClockItem view(Document row, Instant now) {
        List<DueDay> due = row.getList("due", Document.class).stream()
                .map(ClockReading::due)
                .toList();
        @Nullable DueDay deciding = due.isEmpty() ? null : due.get(0);
        Instant dueAt =
                deciding == null ? OffsetDateTime.parse(row.getString("dueAt")).toInstant() : deciding.end();
        ClockStatus status = status(row, deciding != null, dueAt, now);
        SafetyClock kind = SafetyClock.valueOf(row.getString("clock"));
        return new SafetyClockItem(
                row.getString("study"),
                row.getString("site"),
                row.getString("subject"),
                row.getString("event"),
                row.getString("obligation"),
                kind,
                rule(kind),
                status,
                ClockDisplay.of(status, dueAt, now),
                row.getBoolean("provisional", false),
                row.getInteger("version"),
                ClockBasis.valueOf(row.getString("basis")),
                row.getString("startedAt"),
                row.getString("reportedAt"),
                dueAt,
                deciding == null ? null : deciding.dueOn().toString(),
                deciding == null ? null : deciding.zone(),
                due,
                Severity.valueOf(row.getString("severity")),
                row.getBoolean("serious", false),
                row.getString("codedTerm"));
    }

    private static ClockStatus status(Document row, boolean ofTheSponsor, Instant dueAt, Instant now) {
        if (row.getBoolean("lifted", false)) {
            return ClockStatus.LIFTED;
        }
        if (ofTheSponsor) {
            return now.isBefore(dueAt) ? ClockStatus.OPEN : ClockStatus.OVERDUE;
        }
        return Instant.parse(row.getString("reportedAt")).isAfter(dueAt) ? ClockStatus.LATE : ClockStatus.MET;
    }

    private static String rule(SafetyClock clock) {
        return switch (clock) {
            case SITE_24_HOURS -> "Site to sponsor 24 hours, serious";
            case SPONSOR_7_DAYS -> "EU and US 7 days, fatal or life-threatening";
            case SPONSOR_15_DAYS -> "EU and US 15 days, other serious";
        };
    }

    private static DueDay due(Document due) {
        return new DueDay(
                due.getString("zone"),
                LocalDate.parse(due.getString("dayZero")),
                LocalDate.parse(due.getString("dueOn")));
    }
}
