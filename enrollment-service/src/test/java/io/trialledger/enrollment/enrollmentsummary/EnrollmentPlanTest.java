package io.trialledger.enrollment.enrollmentsummary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrollmentPlanTest {

    private final EnrollmentPlan plan =
            EnrollmentPlan.of(List.of(point("2026-03-01", 0), point("2026-03-11", 5), point("2026-04-01", 60)));

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, 0",
        "2026-03-01, 0",
        "2026-03-02, 0",
        "2026-03-03, 1",
        "2026-03-10, 4",
        "2026-03-11, 5",
        "2026-03-31, 57",
        "2026-04-01, 60",
        "2030-01-01, 60"
    })
    void is_a_line_through_its_points_rounded_down(LocalDate day, int planned) {
        assertThat(plan.on(day)).hasValue(planned);
    }

    @Test
    void says_nothing_without_points() {
        assertThat(EnrollmentPlan.none().on(LocalDate.parse("2026-03-01"))).isEmpty();
        assertThat(EnrollmentPlan.none().points()).isEmpty();
    }

    private static Document point(String on, int planned) {
        return new Document("on", on).append("planned", planned);
    }
}
