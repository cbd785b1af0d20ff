package io.trialledger.starter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import io.trialledger.eventstore.LogBroken;
import io.trialledger.eventstore.OutcomeUnknown;
import io.trialledger.eventstore.StoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DamageTest {

    static RuntimeException[] away() {
        return new RuntimeException[] {
            new MongoTimeoutException("no server"),
            new MongoSocketException("closed", new ServerAddress()),
            new OutcomeUnknown("no answer"),
            new StoreUnavailable("no answer"),
            new IllegalStateException("while reading", new MongoTimeoutException("no server"))
        };
    }

    @ParameterizedTest
    @MethodSource("away")
    void a_database_that_is_away_says_nothing_about_the_log(RuntimeException failure) {
        assertThat(Damage.in("position 7", failure)).isSameAs(failure);
    }

    @Test
    void what_an_answer_lacks_is_named_without_its_content() {
        assertThat(Damage.in("position 7", new ClassCastException("Jane Doe")))
                .isInstanceOf(Contradiction.class)
                .hasMessage("position 7 can't be read as it was signed: ClassCastException");
        assertThat(Damage.in("position 7", new LogBroken("position 3 is missing before 4")))
                .isInstanceOf(Contradiction.class)
                .hasMessage("position 3 is missing before 4");
    }

    @Test
    void what_is_known_to_contradict_is_told_as_it_is() {
        Contradiction known = new Contradiction("the tile is not stored");

        assertThat(Damage.in("position 7", known)).isSameAs(known);
    }
}
