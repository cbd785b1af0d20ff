package io.trialledger.acceptance.portal;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.trialledger.acceptance.Installations;
import io.trialledger.acceptance.RunningTrialLedger;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's Chromium, started once for all journeys; each test gets a window of its own in which nobody is logged in. What
 * a failed test saw is kept in {@code target/journeys}. There is no way to skip a journey: without a browser it is red.
 */
public final class PortalBrowser implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(PortalBrowser.class);
    private static final Path SEEN = Path.of("target", "journeys");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Browser browser;
    private RunningTrialLedger running;

    /** Closed by JUnit when all tests are done. */
    private record Started(Playwright playwright, Browser browser) implements AutoCloseable {

        static Started now() {
            Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(Map.of(
                            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                            "1",
                            "PLAYWRIGHT_NODEJS_PATH",
                            onPath("node").toString())));
            return new Started(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(onPath("chromium"))
                                    .setArgs(QUIET)));
        }

        private static Path onPath(String program) {
            return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + program
                            + " on the PATH, and the portal's journeys are never skipped: apt-get install " + program));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        running = Installations.shared();
        browser = test.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("browser", x -> Started.now(), Started.class)
                .browser();
    }

    /** A new window in which this person has logged in on the provider's page; it shows {@code path} of the portal. */
    public Page as(String account, String path) {
        BrowserContext window = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(running.gateway().toString())
                .setViewportSize(1280, 800)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        windows.add(window);
        Page page = window.newPage();
        page.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
        page.onPageError(error -> said.add("error: " + error));
        page.navigate("/login?return=" + path);
        page.getByLabel("User name").fill(account);
        page.getByLabel("Password").fill(running.password());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(running.gateway() + path);
        return page;
    }

    /** What pages printed to the console so far, each with its kind before it. */
    public List<String> console() {
        return List.copyOf(said);
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        if (test.getExecutionException().isPresent()) {
            keepWhatWasSeen(test.getRequiredTestClass().getSimpleName() + "."
                    + test.getRequiredTestMethod().getName());
        }
        windows.forEach(BrowserContext::close);
        windows.clear();
        said.clear();
    }

    private void keepWhatWasSeen(String test) throws IOException {
        Files.createDirectories(SEEN);
        Files.write(SEEN.resolve(test + ".txt"), said);
        int number = 0;
        for (BrowserContext window : windows) {
            for (Page page : window.pages()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SEEN.resolve(test + "-" + number++ + ".png"))
                        .setFullPage(true));
            }
        }
    }
}
