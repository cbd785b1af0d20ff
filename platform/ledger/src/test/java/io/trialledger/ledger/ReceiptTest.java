package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTest {

    private static final String ORIGIN = "trialledger.local/enrollment";
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.125Z");

    private final Receipt receipt = new Receipt(
            "r-1",
            "LZZT",
            "701",
            "General Hospital \u201cEast\u201d",
            "coordinator",
            "c-1",
            AT,
            List.of(
                    new Receipt.Event(ORIGIN, 6, "e-6", Leaves.leaf(6)),
                    new Receipt.Event(ORIGIN, 7, "e-7", Leaves.leaf(7))),
            List.of());

    @Test
    void reads_back_what_it_wrote_before_and_after_it_is_proven() {
        Receipt proven = receipt.with(List.of(proof(6), proof(7)));

        assertThat(receipt.isProven()).isFalse();
        assertThat(Receipt.parse(receipt.json())).isEqualTo(receipt);
        assertThat(proven.isProven()).isTrue();
        assertThat(Receipt.parse(proven.json())).isEqualTo(proven);
        assertThat(proven.json()).doesNotContain("\n");
    }

    @Test
    void has_the_documented_form() {
        assertThat(receipt.json())
                .startsWith("{\"format\":\"trialledger-receipt/1\",\"id\":\"r-1\",\"study\":\"LZZT\",\"site\":\"701\","
                        + "\"organisation\":\"General Hospital \u201cEast\u201d\",\"actor\":\"coordinator\","
                        + "\"commandId\":\"c-1\",\"recordedAt\":\"2026-03-01T09:30:00.125Z\",\"events\":[{\"log\":\""
                        + ORIGIN
                        + "\",\"position\":6,\"eventId\":\"e-6\",\"leaf\":\"")
                .endsWith("=\"}]}");
    }

    @Test
    void a_write_may_concern_no_site() {
        Receipt ofTheStudy =
                new Receipt("r-1", "LZZT", null, "Sponsor", "manager", "c-1", AT, receipt.events(), List.of());

        assertThat(Receipt.parse(ofTheStudy.json())).isEqualTo(ofTheStudy);
        assertThat(ofTheStudy.json()).contains("\"site\":null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "receipt/1 | receipt/2 | not a receipt of the format",
                "\"format\" | \"form\" | not a receipt of the format",
                "\"id\" | \"di\" | a receipt with the members",
                "\"commandId\":\"c-1\", | \"\" | not a JSON object",
                "\"site\":\"701\" | \"site\":701 | \"site\" isn't a text",
                "\"actor\":\"coordinator\" | \"actor\":null | \"actor\" is missing",
                ".125Z | .1250Z | not how a receipt writes a time",
                ".125Z | .125001Z | whole milliseconds",
                ".125Z | .125+01:00 | not how a receipt writes a time",
                "2026-03-01T | 2026-02-30T | not a time",
                "\"position\":6 | \"position\":-6 | a position isn't negative",
                "\"eventId\":\"e-6\" | \"event\":\"e-6\" | a receipt's event with the members",
                "\"events\":[{ | \"events\":[\"\",{ | not a JSON object",
                "}]} | }],\"proofs\":[\"\"]} | not a proof",
                "}]} | }],\"proofs\":[],\"more\":1} | a receipt with the members",
                "}]} | }],\"proofs\":1} | \"proofs\" isn't a list of texts",
            })
    void refuses_another_form(String from, String to, String why) {
        String json = receipt.json().replace(from, to);

        assertThat(json).isNotEqualTo(receipt.json());
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Receipt.parse(json))
                .withMessageContaining(why);
    }

    @Test
    void refuses_a_leaf_that_is_no_hash() {
        String json = receipt.json().replaceFirst("\"leaf\":\"[^\"]*\"", "\"leaf\":\"AAAA\"");

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Receipt.parse(json))
                .withMessageContaining("has not 32 bytes");
    }

    @Test
    void is_proven_for_all_its_events_or_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receipt.with(List.of(proof(6))))
                .withMessageContaining("has not 1 proofs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receipt.with(List.of(proof(7), proof(6))))
                .withMessageContaining("the proof of position 7 isn't that of position 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Receipt("r", "s", null, "o", "a", "c", AT, List.of(), List.of()))
                .withMessageContaining("at least one event");
    }

    private static LogProof proof(int index) {
        MerkleTree tree = Leaves.tree(9);
        return new LogProof(
                index,
                tree.inclusionProof(index, 9),
                new Checkpoint(ORIGIN, 9, tree.root()).sign(NoteSigner.generate(ORIGIN)));
    }
}
