package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.trialledger.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of the portal as {@code portal/pages.json} lists it, where a test of the portal sees to it that none is missing.
 *
 * @param as who looks at it; null: anybody
 * @param open what is clicked before one looks; null: nothing
 */
record PortalPage(
        String name,
        @Nullable String as,
        String at,
        @Nullable Opened open) {

    /** What has this role, as ARIA writes it, and this in its name. */
    record Opened(String role, String name) {

        private AriaRole ariaRole() {
            return AriaRole.valueOf(role.toUpperCase(Locale.ROOT));
        }
    }

    static List<PortalPage> all() throws IOException {
        return JsonMapper.shared()
                .readValue(
                        Files.readString(Repository.home().resolve("portal/pages.json")),
                        new TypeReference<List<PortalPage>>() {});
    }

    /** Shows it in this window; on return everything on it has been read. */
    void show(Page window) {
        window.navigate(at);
        awaitRead(window);
        if (open != null) {
            window.getByRole(open.ariaRole(), new Page.GetByRoleOptions().setName(open.name()))
                    .first()
                    .click();
            awaitRead(window);
        }
    }

    /** Returns when the page in this window has its heading, and nothing on it is still being read. */
    static void awaitRead(Page window) {
        assertThat(window.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        assertThat(window.locator("[aria-busy=true]")).hasCount(0);
    }
}
