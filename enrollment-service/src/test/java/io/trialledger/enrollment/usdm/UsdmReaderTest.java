package io.trialledger.enrollment.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.study.Protocol.Criterion;
import io.trialledger.enrollment.study.Protocol.PlannedVisit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small study of our own, changed in one place for each test. */
class UsdmReaderTest {

    private static final String S3_IS_LAST = "\"name\": \"WEEK2\", \"instanceType\": \"ScheduledActivityInstance\",";

    private final String small = SmallStudy.file();

    @Test
    void reads_a_study() {
        UsdmStudy study = SmallStudy.read(small);

        assertThat(study.studyId()).isEqualTo("SMALL-1");
        assertThat(study.protocol().plannedSubjects()).isEqualTo(12);
        assertThat(study.protocol().schedule())
                .extracting(PlannedVisit::key)
                .containsExactly("SCREEN", "START", "WEEK2");
        assertThat(study.protocol().schedule().get(0))
                .isEqualTo(new PlannedVisit(
                        "SCREEN",
                        "Visit 1",
                        "E1",
                        "V1",
                        "START",
                        "P1W",
                        true,
                        "PT4H",
                        "PT0H",
                        false,
                        List.of("Weight")));
    }

    @Test
    void follows_a_decision_by_default_and_names_what_only_a_condition_leads_to() {
        assertThat(findings(small)).containsExactly("CONDITIONAL_INSTANCE RESCUE");
    }

    @Test
    void takes_the_title_under_the_released_code_and_the_one_before() {
        String released = small.replace("C99905x2", "C207616");

        assertThat(SmallStudy.read(small).protocol().title()).isEqualTo("A small study");
        assertThat(SmallStudy.read(released).protocol().title()).isEqualTo("A small study");
        assertThat(findings(released)).noneMatch(finding -> finding.startsWith("TITLE_MISSING"));
    }

    @Test
    void makes_plain_text_of_criteria() {
        assertThat(SmallStudy.read(small).protocol().criteria())
                .extracting(Criterion::text)
                .containsExactly("At least 18 years\nby passport", "Heart rate < 40");
    }

    @Test
    void names_a_tag_it_can_not_resolve() {
        String file = small.replace("\"tag\": \"min_age\"", "\"tag\": \"max_age\"");

        assertThat(findings(file)).contains("UNRESOLVED_TAG IN01");
        assertThat(SmallStudy.read(file).protocol().criteria().get(0).text()).startsWith("At least [min_age] years");
    }

    @Test
    void names_a_loop_and_ends_the_schedule_there() {
        String file = small.replace(S3_IS_LAST, S3_IS_LAST + " \"defaultConditionId\": \"S1\",");

        assertThat(findings(file)).contains("TIMELINE_LOOP WEEK2");
        assertThat(keys(file)).containsExactly("SCREEN", "START", "WEEK2");
    }

    @Test
    void names_an_unreachable_instance() {
        String file = small.replace("\"conditionTargetId\": \"S4\"", "\"conditionTargetId\": \"S3\"");

        assertThat(findings(file)).containsExactly("UNREACHABLE_INSTANCE RESCUE");
    }

    @Test
    void names_a_way_that_leads_nowhere() {
        String file = small.replace("\"defaultConditionId\": \"S2\"", "\"defaultConditionId\": \"S77\"")
                .replace("\"relativeFromScheduledInstanceId\": \"S2\"", "\"relativeFromScheduledInstanceId\": \"S1\"")
                .replace(
                        "\"relativeFromScheduledInstanceId\": \"S1\", \"relativeToScheduledInstanceId\": \"S2\", \"w",
                        "\"w");

        assertThat(findings(file)).contains("UNKNOWN_NEXT_INSTANCE SCREEN");
    }

    @Test
    void names_an_unknown_anchor_and_leaves_the_visit_untimed() {
        String file = small.replace(
                "\"S3\", \"relativeToScheduledInstanceId\": \"S2\"",
                "\"S3\", \"relativeToScheduledInstanceId\": \"S77\"");

        assertThat(findings(file)).contains("UNKNOWN_ANCHOR WEEK2");
        assertThat(SmallStudy.read(file).protocol().schedule().get(2).anchorKey())
                .isNull();
    }

    @Test
    void names_every_member_of_a_circle_of_anchors() {
        String file = small.replace(
                        "\"S3\", \"relativeToScheduledInstanceId\": \"S2\"",
                        "\"S3\", \"relativeToScheduledInstanceId\": \"S1\"")
                .replace(
                        "\"S1\", \"relativeToScheduledInstanceId\": \"S2\"",
                        "\"S1\", \"relativeToScheduledInstanceId\": \"S3\"");

        assertThat(findings(file)).contains("ANCHOR_LOOP SCREEN", "ANCHOR_LOOP WEEK2");
    }

    @Test
    void names_an_anchor_outside_the_schedule() {
        String file = small.replace(
                "\"S3\", \"relativeToScheduledInstanceId\": \"S2\"",
                "\"S3\", \"relativeToScheduledInstanceId\": \"S4\"");

        assertThat(findings(file)).contains("ANCHOR_NOT_SCHEDULED WEEK2");
    }

    @Test
    void names_a_duration_it_can_not_read() {
        assertThat(findings(small.replace("\"P2W\"", "\"two weeks\""))).contains("UNREADABLE_DURATION WEEK2");
        assertThat(findings(small.replace("\"windowLower\": \"P3D\"", "\"windowLower\": \"-P3D\"")))
                .contains("UNREADABLE_DURATION WEEK2");
    }

    @Test
    void changes_and_names_a_key_that_fits_no_address_or_is_there_twice() {
        assertThat(findings(small.replace("\"WEEK2\"", "\"Week 2\""))).contains("KEY_CHANGED Week 2");
        assertThat(keys(small.replace("\"WEEK2\"", "\"START\""))).containsExactly("SCREEN", "START", "START_2");
    }

    private static List<String> findings(String file) {
        return SmallStudy.read(file).report().findings().stream()
                .map(finding -> finding.code() + " " + finding.where())
                .toList();
    }

    private static List<String> keys(String file) {
        return SmallStudy.read(file).protocol().schedule().stream()
                .map(PlannedVisit::key)
                .toList();
    }
}
