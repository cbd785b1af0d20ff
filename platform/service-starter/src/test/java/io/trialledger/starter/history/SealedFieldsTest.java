package io.trialledger.starter.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.eventstore.EventNames;
import io.trialledger.model.Sealed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SealedFieldsTest {

    private static final String SEALED = "s1:text/1:" + "A".repeat(60);

    private final SealedFields fields = new SealedFields(EventNames.of("sample", Event.class));

    sealed interface Event permits Told {}

    record Answer(String code, Sealed<String> words) {}

    record Person(String name) {}

    @Revision("1")
    record Told(
            String clear,
            Sealed<String> text,
            Answer answer,
            List<Answer> answers,
            Map<String, Sealed<String>> byKey,
            Optional<Sealed<String>> maybe,
            Sealed<Person> person)
            implements Event {}

    private Map<String, Sealed<String>> in(String type, String payload) {
        return fields.in(
                type, JsonMapper.shared().readTree(payload.replace('\'', '"').replace("SEALED", SEALED)));
    }

    @Test
    void sealed_texts_are_where_the_types_have_them() {
        assertThat(in("sample.Told", """
                        {'text':'SEALED','answer':{'code':'A','words':'SEALED'},
                         'answers':[{'words':null},{'words':'SEALED'}],'byKey':{'a/b':'SEALED'},'maybe':'SEALED'}\
                        """))
                .containsOnlyKeys(
                        "/payload/text",
                        "/payload/answer/words",
                        "/payload/answers/1/words",
                        "/payload/byKey/a~1b",
                        "/payload/maybe");
    }

    @Test
    void what_only_looks_like_one_is_a_clear_text() {
        assertThat(in("sample.Told", """
                        {'clear':'SEALED','answer':{'code':'SEALED','text':'SEALED'},'reason':'SEALED','answers':'SEALED'}\
                        """)).isEmpty();
    }

    @Test
    void other_sealed_values_are_no_texts_and_of_an_unknown_event_nothing_is_known() {
        assertThat(in("sample.Told", "{'person':'SEALED'}")).isEmpty();
        assertThat(in("sample.Lost", "{'text':'SEALED'}")).isEmpty();
    }
}
