package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A day, with the time of day if that is known. */
record Moment(LocalDate day, @Nullable LocalTime time) {

    static Moment of(PartialDate date) {
        LocalTime time =
                date.text().length() > 10 ? LocalDateTime.parse(date.text()).toLocalTime() : null;
        return new Moment(date.earliest(), time);
    }

    static Moment of(LocalDate day) {
        return new Moment(day, null);
    }

    Moment plus(Span span) {
        return time == null ? of(span.after(day)) : of(span.after(day.atTime(time)));
    }

    Moment minus(Span span) {
        return time == null ? of(span.before(day)) : of(span.before(day.atTime(time)));
    }

    private static Moment of(LocalDateTime at) {
        return new Moment(at.toLocalDate(), at.toLocalTime());
    }

    /** The first instant it can mean. */
    LocalDateTime earliest() {
        return time == null ? day.atStartOfDay() : day.atTime(time);
    }

    /** The last instant it can mean. */
    LocalDateTime latest() {
        return time == null ? day.atTime(LocalTime.MAX) : day.atTime(time);
    }

    String text() {
        return time == null ? day.toString() : day.atTime(time).toString();
    }
}
