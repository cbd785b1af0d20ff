package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.Records.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialledger.model.RuleViolated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyQueryIdTest {

    @Test
    void is_read_as_it_is_written() {
        SafetyQueryId id = new SafetyQueryId(ID, QueryRule.ONSET_MISSING, 12);

        assertThat(id).hasToString("01-701-1015~E07.1~ONSET_MISSING~12");
        assertThat(SafetyQueryId.parse(ID.study(), id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1~2~3",
                "1~2~ONSET_MISSING~0",
                "1~2~ONSET_MISSING~x",
                "1~2~NO_SUCH_RULE~1",
                "1~2~ONSET_MISSING~1~1",
                "1/2~3~ONSET_MISSING~1"
            })
    void what_it_never_wrote_is_no_query(String text) {
        assertThatThrownBy(() -> SafetyQueryId.parse("LZZT", text))
                .isInstanceOfSatisfying(
                        RuleViolated.class, e -> assertThat(e.rule()).isEqualTo(AdverseEventRule.UNKNOWN_QUERY));
    }
}
