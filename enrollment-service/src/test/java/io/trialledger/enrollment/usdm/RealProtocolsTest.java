package io.trialledger.enrollment.usdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trialledger.enrollment.study.ImportReport.Finding;
import io.trialledger.enrollment.study.Protocol;
import io.trialledger.enrollment.study.Protocol.Arm;
import io.trialledger.enrollment.study.Protocol.Criterion;
import io.trialledger.enrollment.study.Protocol.PlannedVisit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two protocols written by others. They are not part of this repository: see the data folder's README beside it. */
class RealProtocolsTest {

    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "usdm", "v4.0");

    @Test
    void reads_the_cdisc_pilot() throws IOException {
        UsdmStudy pilot = read("CDISC_Pilot_Study.json");
        Protocol protocol = pilot.protocol();

        assertThat(pilot.studyId()).isEqualTo("H2Q-MC-LZZT");
        assertThat(protocol.version()).isEqualTo("2");
        assertThat(protocol.acronym()).isEqualTo("LZZT");
        assertThat(protocol.title()).startsWith("Safety and Efficacy of the Xanomeline");
        assertThat(protocol.blinding()).isEqualTo("Double Blind Study");
        assertThat(protocol.plannedSubjects()).isEqualTo(300);
        assertThat(protocol.arms())
                .extracting(Arm::name)
                .containsExactly("Placebo", "Xanomeline Low Dose", "Xanomeline High Dose");
        assertThat(pilot.report().counts())
                .isEqualTo(Map.of(
                        "arms",
                        3,
                        "epochs",
                        5,
                        "encounters",
                        12,
                        "activities",
                        36,
                        "criteria",
                        31,
                        "cells",
                        15,
                        "elements",
                        7,
                        "timelines",
                        4,
                        "instances",
                        16,
                        "timings",
                        16));
        assertThat(pilot.report().findings())
                .extracting(Finding::code)
                .containsOnly("TIMELINE_NOT_IMPORTED")
                .hasSize(3);
    }

    @Test
    void reads_the_pilots_schedule_with_chained_anchors_and_windows() throws IOException {
        List<PlannedVisit> schedule = read("CDISC_Pilot_Study.json").protocol().schedule();

        assertThat(schedule.stream().map(RealProtocolsTest::due))
                .containsExactly(
                        "SCREEN1 -P2W of DOSE, null..null",
                        "SCREEN2 -P2D of DOSE, PT4H..PT0H",
                        "DOSE reference",
                        "WK2 +P2W of DOSE, P3D..P3D",
                        "WK4 +P4W of DOSE, P3D..P3D",
                        "WK6 +P6W of DOSE, P3D..P3D",
                        "WK8 +P8W of DOSE, P3D..P3D",
                        "WK8N +P2W of WK8, null..null",
                        "WK12 +P12W of DOSE, P4D..P4D",
                        "WK12N +P2W of WK12, null..null",
                        "WK16 +P16W of DOSE, P4D..P4D",
                        "WK16N +P2W of WK16, null..null",
                        "WK20 +P20W of DOSE, P4D..P4D",
                        "WK20N +P2W of WK20, null..null",
                        "WK24 +P24W of DOSE, P4D..P4D",
                        "WK26 +P26W of DOSE, P3D..P3D");
        Map<String, PlannedVisit> byKey =
                schedule.stream().collect(Collectors.toMap(PlannedVisit::key, Function.identity()));
        assertThat(byKey.get("WK8N").encounter()).isEqualTo(byKey.get("WK8").encounter());
        assertThat(byKey.get("SCREEN1").activities()).hasSize(23).startsWith("Informed consent");
        assertThat(byKey.get("WK26").epochId()).isEqualTo("StudyEpoch_5");
    }

    @Test
    void reads_the_pilots_criteria_with_their_tags_resolved() throws IOException {
        List<Criterion> criteria = read("CDISC_Pilot_Study.json").protocol().criteria();

        assertThat(criteria).hasSize(31);
        assertThat(criteria.stream().filter(Criterion::inclusion)).hasSize(8);
        assertThat(criteria.get(0).id()).isEqualTo("IN01");
        assertThat(criteria.get(0).text()).isEqualTo("Males and postmenopausal females at least 50 years of age.");
        assertThat(criteria.get(1).text()).startsWith("Patients with Probable Mild to Moderate Alzheimer's Disease as");
        assertThat(criteria)
                .extracting(Criterion::text)
                .allSatisfy(text -> assertThat(text).isNotEmpty().doesNotContain("usdm:tag", "<p>", "</"));
        assertThat(criteria.get(15).identifier()).isEqualTo("16b");
    }

    @Test
    void reads_a_crossover_with_chains_of_anchors() throws IOException {
        UsdmStudy lilly = read("EliLilly_NCT03421379_Diabetes.json");

        assertThat(lilly.studyId()).isEqualTo("I8R-JE-IGBJ");
        assertThat(lilly.protocol().plannedSubjects()).isEqualTo(75);
        assertThat(lilly.protocol().criteria()).hasSize(36);
        assertThat(lilly.protocol().schedule())
                .hasSize(15)
                .allSatisfy(visit -> assertThat(visit.anchorKey()).isNotNull());
        assertThat(lilly.protocol().schedule().stream().map(RealProtocolsTest::due))
                .contains(
                        "SCREENING -P28D of P1_DAY_MINUS1, P0D..P26D",
                        "P1_TREATMENT reference",
                        "WASHOUT +P3D of P1_DISCHARGE, P0D..P11D",
                        "FOLLOW_UP +P28D of P2_TREATMENT, P2D..P2D");
        assertThat(lilly.report().findings()).extracting(Finding::code).containsOnly("TIMELINE_NOT_IMPORTED");
    }

    private static String due(PlannedVisit visit) {
        return visit.fixedReference()
                ? visit.key() + " reference"
                : visit.key() + (visit.before() ? " -" : " +") + visit.offset() + " of " + visit.anchorKey() + ", "
                        + visit.windowLower() + ".." + visit.windowUpper();
    }

    private static UsdmStudy read(String file) throws IOException {
        Path path = FOLDER.resolve(file);
        boolean there = Files.exists(path);
        assertThat(there || !"true".equals(System.getenv("CI")))
                .as("%s must be there under CI", path)
                .isTrue();
        assumeTrue(there, () -> "skipped: " + path + " is not on this machine");
        return UsdmReader.read(Files.readAllBytes(path));
    }
}
