package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.VisitPage.DIASTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.PULSE;
import static io.trialledger.acceptance.portal.VisitPage.SYSTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.WEEK_4;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people of a site with the same form open. */
class TwoCoordinatorsIT {

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @Test
    void who_saves_second_sees_both_values_chooses_and_loses_nothing() throws IOException {
        TestSubject subject = TestSubject.randomized();
        VisitPage first = VisitPage.weekFour(browser, "coordinator", subject);
        VisitPage second = VisitPage.weekFour(browser, "investigator", subject);

        first.date(WEEK_4);
        first.enter(SYSTOLIC, "128");
        first.enter(PULSE, "71");
        second.date(WEEK_4);
        second.enter(SYSTOLIC, "131");
        second.enter(DIASTOLIC, "82");
        first.save();
        assertThat(first.saved()).isVisible();
        second.save();

        Locator conflict = second.page()
                .getByRole(AriaRole.ALERT, new Page.GetByRoleOptions().setName("Someone saved this visit in between"));
        assertThat(conflict).containsText("Also changed, and now shown: " + PULSE);
        Locator choices = conflict.getByRole(AriaRole.RADIOGROUP, new Locator.GetByRoleOptions().setName(SYSTOLIC))
                .getByRole(AriaRole.RADIO);
        assertThat(choices).hasCount(2);
        assertThat(conflict).containsText("131 mmHg");
        assertThat(conflict).containsText("128 mmHg");
        assertThat(conflict).containsText("Ana Ruiz");
        choices.first().check();
        second.reason("Measured again");
        second.button("Save with these choices").click();

        assertThat(second.saved()).isVisible();
        assertThat(second.field(SYSTOLIC)).hasValue("131");
        assertThat(second.field(DIASTOLIC)).hasValue("82");
        assertThat(second.field(PULSE)).hasValue("71");
        Assertions.assertThat(subject.values("WK4", "VS.SYSBP")).containsExactly("128", "131");
    }
}
