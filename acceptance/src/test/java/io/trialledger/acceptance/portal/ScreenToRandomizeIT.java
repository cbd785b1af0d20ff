package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.Steps.fill;
import static io.trialledger.acceptance.portal.Steps.follow;
import static io.trialledger.acceptance.portal.Steps.press;
import static io.trialledger.acceptance.portal.TestSubject.TODAY;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.trialledger.acceptance.Demo;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The guided way into the study, each step by the role that may take it. */
class ScreenToRandomizeIT {

    private static final String STUDY = "/studies/" + DemoStudy.STUDY;
    private static final LocalDate CONSENTED = TODAY.minusDays(20);
    private static final LocalDate ENROLLED = TODAY.minusDays(10);

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    private final List<Heard> heard = new ArrayList<>();

    /** An answer a page got. */
    private record Heard(String address, String text) {}

    @Test
    void a_subject_is_registered_screened_found_eligible_enrolled_and_randomized() throws IOException {
        TestSubject subject = TestSubject.unknown();
        Page coordinator = listening(browser.as("coordinator", STUDY + "/subjects"));

        follow(coordinator, "Register subject");
        fill(coordinator, "Subject number", subject.number());
        press(coordinator, "Register subject");
        fill(coordinator, "Version of the consent form", "2.0");
        record(coordinator, "Signed by the subject on", CONSENTED, "Record consent");
        isRefusedBeforeConsent(coordinator);
        record(coordinator, "Screened on", CONSENTED, "Record screening");
        assertThat(heading(coordinator, "Next: eligibility")).isVisible();
        assertThat(coordinator.getByText("An investigator attests eligibility, in person."))
                .isVisible();

        Page investigator = listening(browser.as("investigator", subject.page("/enrollment")));
        answerAllCriteria(investigator);
        record(investigator, "Attested on", CONSENTED.plusDays(5), "Attest eligibility");
        record(investigator, "Enrolled on", ENROLLED, "Enroll subject");
        investigator
                .getByLabel("Type the subject’s number to confirm: " + subject.number())
                .fill(subject.number());
        record(investigator, "Randomized on", ENROLLED, "Randomize subject");
        assertThat(heading(investigator, "Randomized")).isVisible();
        assertThat(investigator.getByText("The treatment is allocated and stays concealed."))
                .isVisible();

        follow(investigator, "Open subject " + subject.number());
        assertThat(investigator.getByRole(AriaRole.MAIN)).containsText("the arm is sealed");
        assertNoAnswerNamesAnArm();
    }

    private Page listening(Page page) {
        page.route("**/api/v1/**", route -> {
            APIResponse answer = route.fetch();
            heard.add(new Heard(answer.url(), answer.text()));
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
        });
        return page;
    }

    private static void record(Page page, String dayOf, LocalDate day, String act) {
        fill(page, dayOf, day.toString());
        press(page, act);
    }

    private static void isRefusedBeforeConsent(Page page) {
        record(page, "Screened on", CONSENTED.minusDays(2), "Record screening");
        Locator refusal = page.getByRole(AriaRole.ALERT);
        assertThat(refusal).containsText("Consent 2.0 was signed on");
        assertThat(refusal).containsText("Correct the screening date or record the earlier consent.");
        assertThat(refusal).containsText("Nothing was recorded · rule CONSENT_BEFORE_SCREENING");
    }

    /** By keyboard: Y and N answer the statement in focus and go on to the next. */
    private static void answerAllCriteria(Page page) {
        Locator first = page.getByRole(AriaRole.RADIO).first();
        first.focus();
        for (char answer : "YYYYNNNN".toCharArray()) {
            page.keyboard().press(String.valueOf(answer));
        }
        assertThat(page.getByText("Eligible: every criterion is fulfilled")).isVisible();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The protocol itself names its arms; nothing that is about a subject does. */
    private void assertNoAnswerNamesAnArm() throws IOException {
        List<String> arms = Demo.loaded()
                .as("auditor")
                .get(STUDY)
                .orFail("protocol")
                .json()
                .path("arms")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        Assertions.assertThat(arms).hasSize(2);
        List<Heard> aboutSubjects = heard.stream()
                .filter(answer -> !answer.address().endsWith(STUDY))
                .toList();
        Assertions.assertThat(aboutSubjects).anyMatch(answer -> answer.address().endsWith("/randomization"));
        aboutSubjects.forEach(answer ->
                Assertions.assertThat(answer.text()).as(answer.address()).doesNotContain(arms));
    }
}
