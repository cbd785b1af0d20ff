package io.trialledger.enrollment.usdm;

import static io.trialledger.enrollment.usdm.UsdmRule.ARM_NOT_USABLE;
import static io.trialledger.enrollment.usdm.UsdmRule.IDENTIFIER_NOT_USABLE;
import static io.trialledger.enrollment.usdm.UsdmRule.MAIN_TIMELINE_MISSING;
import static io.trialledger.enrollment.usdm.UsdmRule.NOT_JSON;
import static io.trialledger.enrollment.usdm.UsdmRule.NO_FIXED_REFERENCE;
import static io.trialledger.enrollment.usdm.UsdmRule.SPONSOR_IDENTIFIER_MISSING;
import static io.trialledger.enrollment.usdm.UsdmRule.STUDY_VERSION_MISSING;
import static io.trialledger.enrollment.usdm.UsdmRule.UNKNOWN_ENTRY;
import static io.trialledger.enrollment.usdm.UsdmRule.UNSUPPORTED_USDM_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialledger.model.RuleViolated;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that could not be conducted: one thing missing or wrong in {@link SmallStudy}. */
class UsdmRefusalTest {

    private final String small = SmallStudy.file();

    @Test
    void refuses_a_timeline_without_fixed_reference_and_names_the_instances() {
        assertThatExceptionOfType(RuleViolated.class)
                .isThrownBy(() -> SmallStudy.read(small.replace("C201358", "C201356")))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(NO_FIXED_REFERENCE))
                .withMessageContaining("SCREEN, START, WEEK2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3.0.0", "2", "40.1", "5.0"})
    void refuses_another_version(String version) {
        refused(
                small.replace("\"usdmVersion\": \"4.0.0\"", "\"usdmVersion\": \"" + version + "\""),
                UNSUPPORTED_USDM_VERSION);
    }

    @Test
    void refuses_a_file_cut_off_anywhere() {
        byte[] bytes = small.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length += 97) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(RuleViolated.class)
                    .isThrownBy(() -> UsdmReader.read(part))
                    .satisfies(refusal -> assertThat(refusal.rule()).isIn(NOT_JSON, UNSUPPORTED_USDM_VERSION));
        }
    }

    @Test
    void refuses_what_a_study_can_not_do_without() {
        refused(small.replace("\"versions\"", "\"drafts\""), STUDY_VERSION_MISSING);
        refused(small.replace("C70793", "C93453"), SPONSOR_IDENTIFIER_MISSING);
        refused(small.replace("SMALL-1", "SMALL/1"), IDENTIFIER_NOT_USABLE);
        refused(small.replace("\"Placebo\"", "\"Drug\""), ARM_NOT_USABLE);
        refused(small.replace("\"Placebo\"", "\"" + "x".repeat(241) + "\""), ARM_NOT_USABLE);
        refused(small.replace("\"mainTimeline\": true", "\"mainTimeline\": false"), MAIN_TIMELINE_MISSING);
        refused(small.replace("\"entryId\": \"S1\"", "\"entryId\": \"S0\""), UNKNOWN_ENTRY);
    }

    private static void refused(String file, UsdmRule rule) {
        assertThatExceptionOfType(RuleViolated.class)
                .isThrownBy(() -> SmallStudy.read(file))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }
}
