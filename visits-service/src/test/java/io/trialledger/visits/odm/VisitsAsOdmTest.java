package io.trialledger.visits.odm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.starter.odm.OdmMapping;
import io.trialledger.starter.odm.OdmNode;
import io.trialledger.visits.studyplan.StudyPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VisitsAsOdmTest {

    private static final Path SAMPLES = Path.of("src/test/resources/events");

    private final OdmMapping.Teller teller =
            VisitsAsOdm.with(new Names(new StudyPlan(List.of(), List.of(), List.of()), List.of()));

    @Test
    void every_event_is_told_once_or_has_no_clinical_content() throws IOException {
        Map<String, Optional<OdmNode>> told = told();

        assertThat(told).hasSizeGreaterThan(10);
        assertThat(told.entrySet().stream()
                        .filter(each -> each.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "visits.CollectionConsented",
                        "visits.CollectionStopped",
                        "visits.FormDefined",
                        "visits.ItemDefined",
                        "visits.ItemRedefined",
                        "visits.ProtocolAdopted",
                        "visits.ScheduleOpened",
                        "visits.SubjectLeft");
        assertThat(told.values().stream().flatMap(Optional::stream)).allSatisfy(node -> {
            assertThat(all(node).filter(OdmNode::audited)).as("%s", node).hasSize(1);
            assertThat(all(node).map(OdmNode::transaction)).isSubsetOf("Insert", "Update", "Remove", "Context");
            assertThat(node.level()).isEqualTo("SubjectData");
            assertThat(node.oid()).isNotEmpty();
        });
    }

    @Test
    void a_correction_is_an_update_of_the_item() throws IOException {
        OdmNode item = all(told().get("visits.ItemCorrected").orElseThrow())
                .filter(OdmNode::audited)
                .findFirst()
                .orElseThrow();

        assertThat(item.level()).isEqualTo("ItemData");
        assertThat(item.transaction()).isEqualTo("Update");
        assertThat(item.value()).isEqualTo("3.9");
        assertThat(item.unit()).isEqualTo("g/dL");
    }

    private Map<String, Optional<OdmNode>> told() throws IOException {
        Map<String, Optional<OdmNode>> told = new TreeMap<>();
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            samples.forEach(sample -> told.put(typeOf(sample), teller.tell(typeOf(sample), json(sample))));
        }
        return told;
    }

    private static String typeOf(Path sample) {
        String name = sample.getFileName()
                .toString()
                .replaceFirst("(\\.1)?\\.json$", "")
                .replaceFirst("-[A-Z].*", "");
        return name;
    }

    private static JsonNode json(Path sample) {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(sample));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<OdmNode> all(OdmNode node) {
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(VisitsAsOdmTest::all));
    }
}
