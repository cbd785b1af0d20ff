package io.trialledger.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.trialledger.acceptance.Demo;
import io.trialledger.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for every page of the portal. Looked at once, because that takes most of the time. */
class EveryPageIT {

    /** Serious and critical findings of axe-core (docs/adr/0008). */
    private static final String FINDINGS = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter((rule) => rule.impact === 'serious' || rule.impact === 'critical')
              .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)}`))
            """;

    /** How the person likes to see the portal, and how far each list was scrolled. */
    private static final Set<String> KNOWN =
            Set.of("tl.scheme", "tl.density", "tl.study", "react-router-scroll-positions");

    /** Half of the time would go by in waiting for colours to change. */
    private static final String AT_ONCE = "*, ::before, ::after { transition: none !important }";

    /** The page has taken the scheme over, and no colour is on its way from one to the other. */
    private static final String COLOURS_STAND = """
            (scheme) => document.documentElement.getAttribute('data-mantine-color-scheme') === scheme
              && document.getAnimations().every((animation) => animation.playState !== 'running')
            """;

    private static final int PHONE = 390;

    /** By how many pixels the page is wider than the window, once it has taken the window's width over and read what it needs. */
    private static final String TOO_WIDE = """
            async () => {
              const excess = () => Math.max(0, document.documentElement.scrollWidth - innerWidth);
              const end = performance.now() + 5000;
              while (performance.now() < end && (excess() > 0 || document.querySelector('[aria-busy=true]')))
                await new Promise(requestAnimationFrame);
              return excess();
            }
            """;

    private static final String STORED = "() => Object.keys({ ...localStorage, ...sessionStorage })";

    private final Map<String, Page> windows = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    /** A failed request, a refusal by the Content-Security-Policy and a careless script are errors in the console. */
    @Test
    void is_accessible_in_light_and_dark_fits_a_phone_is_quiet_and_stores_no_token() throws IOException {
        Demo.loaded();
        String axe = Files.readString(Repository.home().resolve("portal/node_modules/axe-core/axe.min.js"));
        for (PortalPage page : PortalPage.all()) {
            Page window = windows.computeIfAbsent(String.valueOf(page.as()), who -> browser.windowOf(page.as()));
            page.show(window);

            assertThat((List<?>) window.evaluate(STORED))
                    .as("stored by " + page.name())
                    .allMatch(KNOWN::contains);
            window.addStyleTag(new Page.AddStyleTagOptions().setContent(AT_ONCE));
            window.evaluate(axe);
            look(page, window, ColorScheme.LIGHT);
            look(page, window, ColorScheme.DARK);
            narrow(page, window);
            listen(page);
        }

        assertThat(wrong).isEmpty();
    }

    private void look(PortalPage page, Page window, ColorScheme scheme) {
        window.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        window.waitForFunction(COLOURS_STAND, scheme.name().toLowerCase(Locale.ROOT));
        for (Object finding : (List<?>) window.evaluate(FINDINGS)) {
            wrong.add(page.name() + ", " + scheme + ": " + finding);
        }
    }

    /** Whoever holds a phone scrolls down, never sideways. */
    private void narrow(PortalPage page, Page window) {
        window.setViewportSize(PHONE, PortalBrowser.HEIGHT);
        int excess = ((Number) window.evaluate(TOO_WIDE)).intValue();
        if (excess > 0) {
            wrong.add("%s, %d px: %d px too wide".formatted(page.name(), PHONE, excess));
        }
        window.setViewportSize(PortalBrowser.WIDTH, PortalBrowser.HEIGHT);
    }

    /** What was printed since the page before. */
    private void listen(PortalPage page) {
        browser.newInConsole().stream()
                .filter(said -> said.startsWith("error") || said.startsWith("warning"))
                .forEach(said -> wrong.add(page.name() + ", console: " + said));
    }
}
