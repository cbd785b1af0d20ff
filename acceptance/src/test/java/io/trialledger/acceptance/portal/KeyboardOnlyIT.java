package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.VisitPage.DIASTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.PULSE;
import static io.trialledger.acceptance.portal.VisitPage.SYSTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.WEEK_4;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the matrix of subjects into a form and to its acknowledgement, without a mouse. */
class KeyboardOnlyIT {

    private static final int MOST_TABS = 60;

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @Test
    void a_visit_is_found_in_the_matrix_entered_and_saved_by_keyboard_alone() throws IOException {
        TestSubject subject = TestSubject.randomized();
        Page page = browser.as("coordinator", "/studies/" + DemoStudy.STUDY + "/subjects");
        Keyboard keys = page.keyboard();

        tabTo(
                page,
                page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Subject number starts with")));
        keys.type(subject.number());
        Locator rows = page.getByRole(AriaRole.ROWHEADER);
        assertThat(rows).hasCount(1);
        tabTo(page, rows.first());
        for (int visit = 0; visit < 4; visit++) {
            keys.press("ArrowRight");
        }
        assertThat(page.getByText(subject.number() + " · Week 4")).isVisible();
        keys.press("Enter");

        VisitPage form = VisitPage.shown(page);
        tabTo(page, form.field("Visit date"));
        keys.type(WEEK_4.toString());
        enterAt(form, SYSTOLIC, "128");
        enterAt(form, DIASTOLIC, "82");
        enterAt(form, PULSE, "71");
        keys.press("Control+s");

        assertThat(form.saved()).isVisible();
        Assertions.assertThat(subject.values("WK4", "VS.SYSBP")).containsExactly("128");
        Assertions.assertThat(subject.values("WK4", "VS.PULSE")).containsExactly("71");
    }

    /** Enter moves on from field to field; what is not known yet is passed over. */
    private static void enterAt(VisitPage form, String name, String value) {
        press(form.page(), "Enter", form.field(name));
        form.page().keyboard().type(value);
    }

    private static void tabTo(Page page, Locator wanted) {
        press(page, "Tab", wanted);
    }

    private static void press(Page page, String key, Locator wanted) {
        assertThat(wanted).isVisible();
        for (int pressed = 0; pressed < MOST_TABS; pressed++) {
            page.keyboard().press(key);
            if (Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"))) {
                return;
            }
        }
        assertThat(wanted).isFocused();
    }
}
