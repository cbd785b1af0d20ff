package io.trialledger.enrollment.enrollmentsummary;

import io.trialledger.enrollment.enrollmentsummary.EnrollmentSummary.Planned;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.bson.Document;

/** A line through the points of a plan: nothing is expected before the first, no more after the last. */
final class EnrollmentPlan {

    private final NavigableMap<LocalDate, Integer> points = new TreeMap<>();

    private EnrollmentPlan() {}

    static EnrollmentPlan none() {
        return new EnrollmentPlan();
    }

    /** @param points each with {@code on} and {@code planned} */
    static EnrollmentPlan of(List<Document> points) {
        EnrollmentPlan plan = new EnrollmentPlan();
        points.forEach(point -> plan.points.put(LocalDate.parse(point.getString("on")), point.getInteger("planned")));
        return plan;
    }

    /** How many shall be enrolled by that day, rounded down; empty without a plan. */
    OptionalInt on(LocalDate day) {
        if (points.isEmpty()) {
            return OptionalInt.empty();
        }
        Map.Entry<LocalDate, Integer> before = points.floorEntry(day);
        Map.Entry<LocalDate, Integer> after = points.ceilingEntry(day);
        if (before == null) {
            return OptionalInt.of(0);
        }
        if (after == null || after.getKey().equals(before.getKey())) {
            return OptionalInt.of(before.getValue());
        }
        long days = ChronoUnit.DAYS.between(before.getKey(), after.getKey());
        long gone = ChronoUnit.DAYS.between(before.getKey(), day);
        long more = after.getValue() - before.getValue();
        return OptionalInt.of(Math.toIntExact(before.getValue() + more * gone / days));
    }

    List<Planned> points() {
        return points.entrySet().stream()
                .map(point -> new Planned(point.getKey().toString(), point.getValue()))
                .toList();
    }
}
