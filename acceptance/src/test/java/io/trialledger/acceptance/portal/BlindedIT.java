package io.trialledger.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.trialledger.acceptance.Demo;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Whoever is blinded never receives the arm of a subject: not on a page, and in no answer behind it. */
class BlindedIT {

    private static final String STUDY = "/studies/" + DemoStudy.STUDY;
    private static final String SUBJECT = STUDY + "/subjects/101-011";
    private static final List<String> PAGES = List.of(
            SUBJECT,
            SUBJECT + "/enrollment",
            SUBJECT + "/visits/WK4",
            STUDY + "/subjects?startsWith=101-011",
            STUDY + "/safety/101-011/AE1",
            STUDY + "/history?subject=101-011");

    private static final List<String> BLINDED = List.of(
            "admin", "coordinator", "investigator", "monitor", "data-manager", "safety", "auditor", "inspector");
    /** The windows load side by side. */
    private static final Page.NavigateOptions AT_ONCE = new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT);

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    /** The protocol itself names its arms, to everybody; it is about no subject. */
    private static List<String> arms() throws IOException {
        return Demo.loaded()
                .as("auditor")
                .get(STUDY)
                .orFail("protocol")
                .json()
                .path("arms")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void no_arm_reaches_who_is_blinded() throws IOException {
        List<String> arms = arms();
        assertThat(arms).contains("Placebo").hasSize(2);
        Map<String, Page> windows = new LinkedHashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (String account : BLINDED) {
            Page window = browser.windowOf(account);
            window.onRequestFinished(request -> {
                if (request.url().contains("/api/v1" + STUDY + "/")) {
                    answers.add(new Answer(
                            account, request.url(), request.response().text()));
                }
            });
            windows.put(account, window);
        }

        for (String address : PAGES) {
            windows.values().forEach(window -> window.navigate(address, AT_ONCE));
            windows.forEach((account, window) -> {
                PortalPage.awaitRead(window);
                assertThat(window.content()).as(account + " at " + address).doesNotContain(arms);
            });
        }

        assertThat(answers).extracting(Answer::account).contains(BLINDED.toArray(String[]::new));
        assertThat(answers)
                .filteredOn(answer -> arms.stream().anyMatch(answer.body()::contains))
                .isEmpty();
    }

    private record Answer(String account, String to, String body) {}
}
