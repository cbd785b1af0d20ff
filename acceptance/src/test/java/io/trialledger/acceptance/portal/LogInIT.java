package io.trialledger.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogInIT {

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @Test
    void a_person_logs_in_on_the_provider_s_page_and_comes_back() {
        Page page = browser.loggingIn("monitor", "/");

        Object me = page.evaluate("() => fetch('/api/v1/me').then(answer => answer.json())");

        assertThat(me).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("user", "monitor");
        assertThat(page.evaluate("() => document.cookie").toString()).doesNotContain("__tl_session");
    }

    @Test
    void an_act_without_the_csrf_token_is_refused() throws IOException {
        TestSubject unknown = TestSubject.unknown();
        Page page = browser.as("coordinator", "/");

        Object rule = page.evaluate("""
                (address) => fetch('/api/v1' + address, {
                  method: 'PUT',
                  headers: { 'Content-Type': 'application/json' },
                  body: '{"site":"101"}',
                }).then((answer) => answer.json()).then((problem) => problem.rule)
                """, unknown.page(""));

        assertThat(rule).isEqualTo("CSRF");
        assertThat(unknown.team().as("coordinator").get(unknown.page("")).status())
                .isEqualTo(404);
    }
}
