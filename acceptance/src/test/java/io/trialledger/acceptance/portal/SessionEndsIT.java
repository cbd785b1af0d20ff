package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.VisitPage.SYSTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.WEEK_4;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The session ends while a form is being filled in. */
class SessionEndsIT {

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @Test
    void after_signing_out_in_another_tab_what_was_typed_is_saved_once_somebody_signs_in_again() throws IOException {
        TestSubject subject = TestSubject.randomized();
        VisitPage visit = typed(subject);
        Page other = visit.page().context().newPage();
        other.navigate("/");
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ana Ruiz"))
                .click();
        other.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(other.getByText("You are signed out")).isVisible();
        other.close();

        visit.save();
        Page signIn = signInAgain(visit);
        browser.signIn(signIn, "coordinator");

        assertSavedOnce(visit, subject);
    }

    @Test
    void after_the_session_has_expired_too() throws IOException {
        TestSubject subject = TestSubject.randomized();
        VisitPage visit = typed(subject);
        visit.page().context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("__tl_session"));

        visit.save();
        signInAgain(visit);

        assertSavedOnce(visit, subject);
    }

    private VisitPage typed(TestSubject subject) {
        VisitPage visit = VisitPage.shown(browser.loggingIn("coordinator", subject.page("/visits/WK4")));
        visit.date(WEEK_4);
        visit.enter(SYSTOLIC, "128");
        return visit;
    }

    private static Page signInAgain(VisitPage visit) {
        Locator ended =
                visit.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Your session has ended"));
        assertThat(ended).isVisible();
        assertThat(visit.saved()).isHidden();
        assertThat(visit.field(SYSTOLIC)).hasValue("128");
        return visit.page()
                .waitForPopup(
                        () -> ended.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in again"))
                                .click());
    }

    private static void assertSavedOnce(VisitPage visit, TestSubject subject) {
        assertThat(visit.saved()).isVisible();
        assertThat(visit.field(SYSTOLIC)).hasValue("128");
        Assertions.assertThat(subject.values("WK4", "VS.SYSBP")).containsExactly("128");
    }
}
