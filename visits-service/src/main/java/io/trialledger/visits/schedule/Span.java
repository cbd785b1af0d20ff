package io.trialledger.visits.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;

/** An unsigned ISO 8601 length of calendar days and, below a day, of time. */
record Span(Period days, Duration time) {

    /** @throws IllegalArgumentException if {@code text} is no such length */
    static Span parse(String text) {
        int t = text.indexOf('T');
        try {
            String datePart = t < 0 ? text : text.substring(0, t);
            Period days = datePart.equals("P") ? Period.ZERO : Period.parse(datePart);
            Duration time = t < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(t));
            long wholeDays = time.toDays();
            return new Span(days.plusDays(wholeDays), time.minusDays(wholeDays));
        } catch (DateTimeParseException | StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not an ISO 8601 length: " + text, e);
        }
    }

    static boolean isReadable(String text) {
        try {
            return parse(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean isWholeDays() {
        return time.isZero();
    }

    LocalDate after(LocalDate day) {
        return day.plus(days);
    }

    LocalDate before(LocalDate day) {
        return day.minus(days);
    }

    LocalDateTime after(LocalDateTime moment) {
        return moment.plus(days).plus(time);
    }

    LocalDateTime before(LocalDateTime moment) {
        return moment.minus(days).minus(time);
    }
}
