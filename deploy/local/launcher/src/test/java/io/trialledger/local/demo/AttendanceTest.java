package io.trialledger.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.local.demo.Attendance.Attended;
import io.trialledger.local.demo.Attendance.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AttendanceTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    private static List<Attended> of(DemoSubject subject) {
        return Attendance.of(subject, TODAY.minusDays(1), Set.of());
    }

    private static List<DemoSubject> with(Fate fate) {
        return DemoSubject.all(TODAY).stream()
                .filter(subject -> subject.fate() == fate)
                .toList();
    }

    @Test
    void who_completed_the_study_came_to_its_last_visit() {
        assertThat(with(Fate.COMPLETED))
                .isNotEmpty()
                .allSatisfy(subject -> assertThat(of(subject))
                        .extracting(Attended::visit)
                        .last()
                        .isEqualTo("FU16"));
    }

    @Test
    void nobody_comes_after_having_left() {
        assertThat(DemoSubject.all(TODAY).stream().filter(s -> s.fate().leftEarly()))
                .isNotEmpty()
                .allSatisfy(subject -> assertThat(of(subject))
                        .extracting(Attended::on)
                        .allMatch(on -> !on.isAfter(
                                subject.baseline().plusDays(subject.fate().leftAfterDays()))));
    }

    @Test
    void some_visits_are_missed_and_some_results_are_still_to_come() {
        Map<Kind, Long> kinds = DemoSubject.all(TODAY).stream()
                .flatMap(subject -> of(subject).stream())
                .collect(Collectors.groupingBy(Attended::kind, Collectors.counting()));

        assertThat(kinds).containsOnlyKeys(Kind.values());
        assertThat(kinds.get(Kind.COMPLETE)).isGreaterThan(10 * kinds.get(Kind.MISSED));
    }

    @Test
    void a_visit_that_something_happens_at_takes_place() {
        Set<String> all = Set.of("WK2", "WK4", "TEL6", "WK8", "WK12", "FU16");

        assertThat(with(Fate.COMPLETED))
                .allSatisfy(subject -> assertThat(Attendance.of(subject, TODAY.minusDays(1), all))
                        .hasSize(8)
                        .extracting(Attended::kind)
                        .containsOnly(Kind.COMPLETE));
    }
}
