package io.trialledger.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of which only a part may be known: {@code 2013}, {@code 2013-05}, {@code 2013-05-02} or {@code 2013-05-02T14:45}
 * (ISO 8601, truncated from the right, without time zone; SDTMIG 3.4 section 4.4.2). Kept as given and never completed.
 *
 * @param text the date as given
 */
public record PartialDate(String text) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2}))?)?)?)?");

    /** @throws IllegalArgumentException if {@code text} is not such a date, or no day of the calendar */
    public PartialDate {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a date is YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm");
        }
        try {
            check(text, parts);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such day or time in the calendar: " + text, e);
        }
    }

    private static void check(String text, Matcher parts) {
        if (parts.group(4) != null) {
            LocalDateTime.parse(text);
        } else if (parts.group(3) != null) {
            LocalDate.parse(text);
        } else if (parts.group(2) != null) {
            YearMonth.parse(text);
        }
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.toString());
    }

    /** The first day it can mean. */
    public LocalDate earliest() {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text.substring(0, 10));
        };
    }

    /** The last day it can mean. */
    public LocalDate latest() {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 12, 31);
            case 7 -> YearMonth.parse(text).atEndOfMonth();
            default -> earliest();
        };
    }

    /** True if the day is known. */
    public boolean isComplete() {
        return text.length() >= 10;
    }

    /** True only if no reading of this date is on or after {@code day}. */
    public boolean isCertainlyBefore(LocalDate day) {
        return latest().isBefore(day);
    }

    /** True only if no reading of this date is on or before {@code day}. */
    public boolean isCertainlyAfter(LocalDate day) {
        return earliest().isAfter(day);
    }

    @Override
    public String toString() {
        return text;
    }
}
