package io.trialledger.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogInIT {

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @Test
    void a_person_logs_in_on_the_provider_s_page_and_comes_back() {
        Page page = browser.as("monitor", "/");

        Object me = page.evaluate("() => fetch('/api/v1/me').then(answer => answer.json())");

        assertThat(me).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("user", "monitor");
        assertThat(page.evaluate("() => document.cookie").toString()).doesNotContain("__tl_session");
    }
}
