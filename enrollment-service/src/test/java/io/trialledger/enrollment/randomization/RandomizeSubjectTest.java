package io.trialledger.enrollment.randomization;

import static io.trialledger.enrollment.Pilot.ENROLLED;
import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.SITE;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.randomization.AllocationRule.LIST_NOT_READABLE;
import static io.trialledger.enrollment.subject.SubjectRule.ENROLLMENT_BEFORE_RANDOMIZATION;
import static io.trialledger.enrollment.subject.SubjectRule.RANDOMIZED_ONCE;
import static io.trialledger.enrollment.subject.SubjectRule.REGISTERED_ELSEWHERE;
import static io.trialledger.enrollment.subject.SubjectRule.STALE_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialledger.enrollment.Pilot;
import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.enrollment.subject.SubjectRandomized;
import io.trialledger.model.Rule;
import io.trialledger.starter.RuleRefusals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two aggregates in one commit: more than the aggregate fixture can hold, so both run in an Axon configuration in memory. */
class RandomizeSubjectTest {

    private final Keys keys = new Keys();
    private final InMemoryTrial trial = new InMemoryTrial(keys, new Random(20260101), new RuleRefusals());

    @AfterEach
    void stop() {
        trial.close();
    }

    @Test
    void takes_a_place_and_tells_the_subject_in_one_commit() {
        trial.given("1001", enrolled("1001"));

        assertThat(trial.send(randomize("1001", ENROLLED))).isEqualTo(true);

        assertThat(trial.commits()).hasSize(1);
        assertThat(types(trial.commits().get(0)))
                .containsExactly("AllocationListSealed", "AllocationPlaceTaken", "SubjectRandomized");
    }

    @Test
    void has_the_same_events_for_every_arm_and_at_every_block_border() {
        List<String> subjects = randomize(30);

        assertThat(subjects).hasSize(30);
        assertThat(trial.commits().stream().skip(1))
                .allSatisfy(commit ->
                        assertThat(types(commit)).containsExactly("AllocationPlaceTaken", "SubjectRandomized"));
        assertThat(trial.commits().stream()
                        .flatMap(List::stream)
                        .map(Message::getPayload)
                        .filter(SubjectRandomized.class::isInstance)
                        .map(event ->
                                ((SubjectRandomized) event).arm().encoded().length())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void balances_the_arms_within_the_site() {
        randomize(30);

        assertThat(arms().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .isEqualTo(Map.of("Placebo", 10L, "Low", 10L, "High", 10L));
    }

    @Test
    void reveals_no_arm_in_any_text_of_an_event() {
        randomize(6);

        assertThat(trial.commits().stream().flatMap(List::stream).map(event -> event.getPayload() + " " + event))
                .allSatisfy(text -> assertThat(text).doesNotContain("Placebo", "Low", "High"));
    }

    @Test
    void takes_the_same_day_again_without_an_event() {
        trial.given("1001", enrolled("1001"));
        trial.send(randomize("1001", ENROLLED));

        assertThat(trial.send(randomize("1001", ENROLLED))).isEqualTo(false);
        assertThat(trial.commits()).hasSize(1);
    }

    @Test
    void refuses_to_randomize_twice() {
        trial.given("1001", enrolled("1001"));
        trial.send(randomize("1001", ENROLLED));

        refused(randomize("1001", ENROLLED.plusDays(1)), RANDOMIZED_ONCE);
        assertThat(trial.commits()).hasSize(1);
    }

    @Test
    void refuses_a_subject_that_is_not_enrolled() {
        Object[] eligible = Pilot.eligible();
        trial.given(Pilot.SUBJECT, eligible);

        refused(randomize(Pilot.SUBJECT, ENROLLED), ENROLLMENT_BEFORE_RANDOMIZATION);
        assertThat(trial.commits()).isEmpty();
    }

    @Test
    void refuses_a_decision_on_another_version_of_the_subject() {
        trial.given("1001", enrolled("1001"));

        refused(new RandomizeSubject(STUDY, "1001", SITE, ENROLLED, NOW, 3L), STALE_VERSION);
        assertThat(trial.commits()).isEmpty();
        trial.send(new RandomizeSubject(STUDY, "1001", SITE, ENROLLED, NOW, 4L));
    }

    @Test
    void refuses_the_list_of_another_site() {
        trial.given("1001", enrolled("1001"));

        refused(new RandomizeSubject(STUDY, "1001", "702", ENROLLED, NOW, null), REGISTERED_ELSEWHERE);
    }

    @Test
    void refuses_to_guess_when_the_list_can_not_be_opened() {
        trial.given("1001", enrolled("1001"));
        trial.given("1002", enrolled("1002"));
        trial.send(randomize("1001", ENROLLED));
        keys.destroy("allocation-list/" + STUDY);

        refused(randomize("1002", ENROLLED), LIST_NOT_READABLE);
        assertThat(trial.commits()).hasSize(1);
    }

    private List<String> randomize(int howMany) {
        List<String> subjects = new ArrayList<>();
        IntStream.range(0, howMany).mapToObj(i -> String.valueOf(1001 + i)).forEach(subject -> {
            trial.given(subject, enrolled(subject));
            trial.send(randomize(subject, ENROLLED));
            subjects.add(subject);
        });
        return subjects;
    }

    private List<String> arms() {
        return trial.commits().stream()
                .flatMap(List::stream)
                .map(Message::getPayload)
                .filter(SubjectRandomized.class::isInstance)
                .map(event -> ((SubjectRandomized) event)
                        .arm()
                        .reveal(Arm.PLAIN, keys)
                        .orElseThrow())
                .toList();
    }

    private void refused(RandomizeSubject command, Rule rule) {
        assertThatExceptionOfType(CommandExecutionException.class)
                .isThrownBy(() -> trial.send(command))
                .satisfies(e -> assertThat(e.getDetails()).contains(rule));
    }

    private static List<String> types(List<? extends Message<?>> commit) {
        return commit.stream()
                .map(event -> event.getPayloadType().getSimpleName())
                .toList();
    }

    private static RandomizeSubject randomize(String subject, LocalDate on) {
        return new RandomizeSubject(STUDY, subject, SITE, on, NOW, null);
    }

    private static Object[] enrolled(String subject) {
        return Pilot.enrolled(subject);
    }
}
