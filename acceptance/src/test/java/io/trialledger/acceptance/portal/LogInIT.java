package io.trialledger.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.trialledger.acceptance.Installations;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogInIT {

    private static final String REGISTER = """
            async ([address, token]) => {
              const answer = await fetch('/api/v1' + address, {
                method: 'PUT',
                headers: { 'Content-Type': 'application/json', ...(token === null ? {} : { 'X-XSRF-TOKEN': token }) },
                body: '{"site":"101"}',
              });
              return `${answer.status} ${(await answer.json()).rule ?? ''}`.trim();
            }
            """;

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @Test
    void a_person_logs_in_on_the_provider_s_page_and_comes_back() throws IOException {
        String asked = "/studies/" + DemoStudy.STUDY + "/queries";
        Page page = browser.windowOf(null);
        page.navigate("/login?return=" + asked);
        assertThat(page.url()).startsWith(Installations.shared().identity().toString());

        page.getByLabel("User name").fill("monitor");
        page.getByLabel("Password").fill("not hers");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(address -> address.contains("error"));
        assertThat(page.request().get("/api/v1/me").status()).isEqualTo(401);
        browser.signIn(page, "monitor");
        page.waitForURL(Installations.shared().gateway() + asked);

        Object me = page.evaluate("() => fetch('/api/v1/me').then(answer => answer.json())");
        assertThat(me).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("user", "monitor");
        assertNoScriptReadsTheSession(page);
    }

    /** A script reads the cookie it needs, and not the one that is worth stealing. */
    private static void assertNoScriptReadsTheSession(Page page) {
        Cookie session = cookie(page, "__tl_session");
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(page.evaluate("() => document.cookie").toString())
                .contains(cookie(page, "XSRF-TOKEN").value)
                .doesNotContain(session.value);
    }

    private static Cookie cookie(Page page, String name) {
        List<Cookie> cookies = page.context().cookies(page.url());
        return cookies.stream()
                .filter(cookie -> cookie.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name));
    }

    @Test
    void an_act_needs_the_csrf_token() throws IOException {
        TestSubject unknown = TestSubject.unknown();
        Page page = browser.as("coordinator", "/");

        assertThat(registered(page, unknown, null)).isEqualTo("403 CSRF");
        assertThat(registered(page, unknown, "00000000-0000-0000-0000-000000000000"))
                .isEqualTo("403 CSRF");
        assertThat(unknown.team().as("coordinator").get(unknown.page("")).status())
                .isEqualTo(404);
        assertThat(registered(page, unknown, cookie(page, "XSRF-TOKEN").value)).startsWith("20");
    }

    /** By a script of its own, with this token, or without any. */
    private static String registered(Page page, TestSubject subject, @Nullable String token) {
        return page.evaluate(REGISTER, Arrays.asList(subject.page(""), token)).toString();
    }
}
