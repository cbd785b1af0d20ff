package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.Steps.details;
import static io.trialledger.acceptance.portal.Steps.press;
import static io.trialledger.acceptance.portal.VisitPage.DIASTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.SYSTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.WEEK_4;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A value out of range on its way: asked about at once, explained or corrected with a reason, and told by the history. */
class OutOfRangeIT {

    private static final String STUDY = "/studies/" + DemoStudy.STUDY;

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.US);

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @Test
    void a_value_out_of_range_is_queried_then_corrected_with_a_reason_or_explained() throws IOException {
        TestSubject subject = TestSubject.randomized();
        VisitPage visit = VisitPage.shown(browser.as(
                "coordinator",
                subject.page("/visits/WK4"),
                new Browser.NewContextOptions().setTimezoneId(CHICAGO.getId())));

        visit.date(WEEK_4);
        visit.enter(SYSTOLIC, "182");
        assertThat(visit.says("182 mmHg is above what is expected: 85 to 160 mmHg. Saving it opens a query."))
                .isVisible();
        visit.enter(DIASTOLIC, "104");
        visit.save();
        assertThat(visit.saved()).isVisible();
        assertThat(visit.says("Saved with a query:")).isVisible();

        answer(visit, SYSTOLIC, "Misread: the source says 128.");
        visit.enter(SYSTOLIC, "128");
        visit.reason("Transcription error");
        visit.save();
        assertThat(visit.saved()).isVisible();
        assertThat(visit.button("Query answered on " + SYSTOLIC)).hasCount(0);

        answer(visit, DIASTOLIC, "Measured three times, confirmed.");
        closeAsMonitor(subject);
        assertHistoryTellsIt(subject);

        visit.button("History of " + SYSTOLIC).click();
        Locator history = visit.page()
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("History of " + SYSTOLIC))
                .getByRole(AriaRole.LISTITEM);
        assertThat(history).hasCount(2);
        assertThat(history.nth(0)).containsText("182 mmHg");
        assertThat(history.nth(1)).containsText("Transcription error");
        assertThat(history.nth(1)).containsText("Ana Ruiz, coordinator");
        assertTellsItsZone(visit, history.nth(1).locator("time"));
    }

    /** A time is told in the zone of who looks at it, which is named; whoever points at it is told UTC. */
    private static void assertTellsItsZone(VisitPage visit, Locator time) {
        Instant at = Instant.parse(time.getAttribute("datetime"));
        assertThat(time).hasText(Pattern.compile("^" + TIME.format(at.atZone(CHICAGO)) + " (GMT-[56]|C[SD]T)$"));
        time.hover();
        assertThat(visit.says(TIME.format(at.atZone(ZoneOffset.UTC)) + " UTC")).isVisible();
    }

    private static void answer(VisitPage visit, String item, String text) {
        visit.button("Query open on " + item).click();
        visit.page().getByLabel("Your answer").fill(text);
        visit.button("Answer query").click();
        assertThat(visit.says("Data management or a monitor is to judge the answer."))
                .isVisible();
        visit.button("Close details").click();
    }

    private void closeAsMonitor(TestSubject subject) {
        Page page = browser.as("monitor", STUDY + "/queries?subject=" + subject.number());
        page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(DIASTOLIC))
                .click();
        assertThat(details(page)).containsText("Measured three times, confirmed.");
        press(page, "Close query");
        assertThat(details(page)).containsText("Lena Fischer, monitor, closed it");
    }

    private void assertHistoryTellsIt(TestSubject subject) {
        Page page = browser.as("monitor", STUDY + "/history?subject=" + subject.number());
        Locator told = page.getByRole(AriaRole.MAIN);
        assertThat(told)
                .containsText("TrialLedger (automatically) opened a query on Systolic blood pressure, Week 4: "
                        + "182 mmHg is outside");
        assertThat(told)
                .containsText("Ana Ruiz (coordinator, site 101) answered the query on Systolic blood pressure, Week 4");
        assertThat(told)
                .containsText("Ana Ruiz (coordinator, site 101) changed Systolic blood pressure, Week 4, "
                        + "from 182 to 128 mmHg: transcription error.");
        assertThat(told)
                .containsText("TrialLedger (automatically) closed the query on Systolic blood pressure, Week 4");
        assertThat(told)
                .containsText("Lena Fischer (monitor, site 101) closed the query on Diastolic blood pressure, Week 4");
    }
}
