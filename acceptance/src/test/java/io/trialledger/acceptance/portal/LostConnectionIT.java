package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.VisitPage.PULSE;
import static io.trialledger.acceptance.portal.VisitPage.SYSTOLIC;
import static io.trialledger.acceptance.portal.VisitPage.WEEK_4;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The network goes away while a form is being filled in. */
class LostConnectionIT {

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @Test
    void offline_the_portal_says_so_keeps_what_is_typed_and_saves_it_afterwards() throws IOException {
        TestSubject subject = TestSubject.randomized();
        VisitPage visit = VisitPage.weekFour(browser, "coordinator", subject);
        visit.date(WEEK_4);

        visit.page().context().setOffline(true);
        assertThat(visit.says("No connection. What you typed stays here")).isVisible();
        visit.enter(SYSTOLIC, "128");
        visit.button("Try again").click();
        assertThat(visit.says("Not saved. The server could not be reached.")).isVisible();
        visit.enter(PULSE, "71");
        visit.page().context().setOffline(false);
        assertThat(visit.says("No connection. What you typed stays here")).isHidden();
        assertThat(visit.field(SYSTOLIC)).hasValue("128");
        visit.button("Try again").click();

        assertThat(visit.saved()).isVisible();
        Assertions.assertThat(subject.values("WK4", "VS.SYSBP")).containsExactly("128");
        Assertions.assertThat(subject.values("WK4", "VS.PULSE")).containsExactly("71");
    }

    @Test
    void nothing_is_called_saved_before_the_server_has_acknowledged() throws IOException {
        TestSubject subject = TestSubject.randomized();
        VisitPage visit = VisitPage.weekFour(browser, "coordinator", subject);
        AtomicReference<Route> onItsWay = new AtomicReference<>();
        visit.page().route("**/WK4/data", onItsWay::set);

        visit.date(WEEK_4);
        visit.enter(SYSTOLIC, "128");
        visit.save();
        assertThat(visit.says("Saving…")).isVisible();
        assertThat(visit.saved()).isHidden();
        onItsWay.get().resume();

        assertThat(visit.saved()).isVisible();
    }

    @Test
    void where_only_the_answer_was_lost_the_portal_finds_what_is_recorded() throws IOException {
        TestSubject subject = TestSubject.randomized();
        VisitPage visit = VisitPage.weekFour(browser, "coordinator", subject);
        visit.page()
                .route(
                        "**/WK4/data",
                        route -> {
                            route.fetch();
                            route.abort();
                        },
                        new Page.RouteOptions().setTimes(1));

        visit.date(WEEK_4);
        visit.enter(SYSTOLIC, "128");
        visit.save();
        assertThat(visit.says("Not saved. The server could not be reached.")).isVisible();
        visit.button("Try again").click();

        assertThat(visit.saved()).isVisible();
        Assertions.assertThat(subject.values("WK4", "VS.SYSBP")).containsExactly("128");
    }
}
