package io.trialledger.enrollment.enrollmentsummary;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.Document;

/** How many of some subjects reached each step, and in which month they were enrolled. */
final class Counts {

    private final Map<Step, Integer> steps = new EnumMap<>(Step.class);
    private final NavigableMap<YearMonth, Integer> months = new TreeMap<>();

    /** @param row of one subject, see {@link EnrollmentSummaryProjection} */
    void add(Document row) {
        row.getList("steps", String.class, List.of()).forEach(step -> steps.merge(Step.valueOf(step), 1, Integer::sum));
        String enrolledOn = row.getString("enrolledOn");
        if (enrolledOn != null) {
            months.merge(YearMonth.from(LocalDate.parse(enrolledOn)), 1, Integer::sum);
        }
    }

    int of(Step step) {
        return steps.getOrDefault(step, 0);
    }

    /** Enrolled subjects by month; months without any are not there. */
    NavigableMap<YearMonth, Integer> months() {
        return months;
    }
}
