package io.trialledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedStudyTest {

    private static boolean stands(String metadata) {
        return new StatedStudy("LZZT").standsIn(metadata.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"study\":\"LZZT\"}", "{\"actor\":\"ana\",\"study\":\"LZZT\",\"site\":\"701\"}"})
    void a_study_that_is_named_plainly(String metadata) {
        assertThat(stands(metadata)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"actor\":\"ana\"}",
                "{\"study\":\"LZZT-2\"}",
                "{\"study\":\"LZZT",
                "{\"study\":\"OTHER\"}",
                "{\"substudy\":\"LZZT\"}",
                "{\"study\":\"LZZT\",\"study\":\"OTHER\"}",
                "{\"study\":\"OTHER\",\"study\":\"LZZT\"}",
                "{\"within\":{\"study\":\"LZZT\"}}",
                "{\"within\":[{\"study\":\"LZZT\"}]}",
                "{\"a\":\",\\\"study\\\":\\\"LZZT\\\"\"}",
                "{\"x\\\"study\":\"LZZT\"}"
            })
    void anything_else_is_left_to_be_read(String metadata) {
        assertThat(stands(metadata)).isFalse();
    }
}
