package io.trialledger.enrollment.subjectlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {

    @ParameterizedTest
    @CsvSource({
        "REGISTERED,       false, true,  CONSENT",
        "CONSENTED,        true,  true,  SCREENING",
        "CONSENTED,        false, true,  CONSENT",
        "SCREENED,         true,  true,  ELIGIBILITY",
        "ELIGIBLE,         true,  true,  ENROLLMENT",
        "ELIGIBLE,         false, true,  CONSENT",
        "ENROLLED,         true,  true,  RANDOMIZATION",
        "ENROLLED,         true,  false, ",
        "ENROLLED,         false, false, ",
        "SCREENING_FAILED, true,  true,  ",
        "RANDOMIZED,       true,  true,  ",
        "RANDOMIZED,       false, true,  ",
        "DISCONTINUED,     true,  true,  ",
        "COMPLETED,        true,  true,  "
    })
    void is_what_the_way_through_the_study_asks_for(
            SubjectStatus status, boolean consented, boolean treated, NextStep next) {
        assertThat(NextStep.of(status, consented, treated).orElse(null)).isEqualTo(next);
    }
}
