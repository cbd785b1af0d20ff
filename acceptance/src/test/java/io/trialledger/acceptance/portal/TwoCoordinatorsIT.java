package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.VisitPage.DIASTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.PULSE;
import static io.trialledger.acceptance.portal.VisitPage.SYSTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.VISIT_DATE;
import static io.trialledger.acceptance.portal.VisitPage.WEEK_4;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two coordinators of a site with the same form open. */
class TwoCoordinatorsIT {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.US);

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @Test
    void who_saves_second_sees_both_values_chooses_and_loses_nothing() throws IOException {
        TestSubject subject = TestSubject.randomized();
        VisitPage first = VisitPage.weekFour(browser, "coordinator", subject);
        VisitPage second = VisitPage.weekFour(browser, colleagueOf(subject), subject);

        first.date(WEEK_4);
        first.enter(SYSTOLIC, "128");
        first.enter(PULSE, "71");
        second.date(WEEK_4.plusDays(1));
        second.enter(SYSTOLIC, "131");
        second.enter(DIASTOLIC, "82");
        first.save();
        assertThat(first.saved()).isVisible();
        second.save();

        Locator conflict = second.page()
                .getByRole(AriaRole.ALERT, new Page.GetByRoleOptions().setName("Someone saved this visit in between"));
        assertThat(conflict).containsText("Also changed, and now shown: " + PULSE);
        assertThat(choices(conflict, SYSTOLIC)).hasCount(2);
        assertThat(conflict).containsText("131 mmHg");
        assertThat(conflict).containsText("128 mmHg");
        assertThat(conflict).containsText("Ana Ruiz");
        assertThat(conflict).containsText(DAY.format(WEEK_4));
        assertThat(conflict).containsText(DAY.format(WEEK_4.plusDays(1)));
        choices(conflict, SYSTOLIC).first().check();
        choices(conflict, VISIT_DATE).first().check();
        second.reason("Measured again");
        second.button("Save with these choices").click();

        assertThat(second.saved()).isVisible();
        assertThat(second.field(SYSTOLIC)).hasValue("131");
        assertThat(second.field(DIASTOLIC)).hasValue("82");
        assertThat(second.field(PULSE)).hasValue("71");
        assertThat(second.field(VISIT_DATE)).hasValue(WEEK_4.plusDays(1).toString());
        Assertions.assertThat(subject.values("WK4", "VS.SYSBP")).containsExactly("128", "131");
    }

    /** Mine, then theirs. */
    private static Locator choices(Locator conflict, String field) {
        return conflict.getByRole(AriaRole.RADIOGROUP, new Locator.GetByRoleOptions().setName(field))
                .getByRole(AriaRole.RADIO);
    }

    /** The coordinator of site 102 helps out at 101 for a day. */
    private static String colleagueOf(TestSubject subject) {
        String day = LocalDate.now(ZoneOffset.UTC).toString();
        subject.team()
                .as("admin")
                .put(
                        "/studies/" + DemoStudy.STUDY + "/team/coordinator-102/grants/helps-101-" + day,
                        Map.of("role", "COORDINATOR", "name", "Jonas Berg", "site", "101", "from", day, "to", day))
                .orFail("a second coordinator");
        subject.team()
                .as("coordinator-102")
                .get(subject.page("/visits/WK4/form-entry"))
                .orFail("the form for a second coordinator");
        return "coordinator-102";
    }
}
