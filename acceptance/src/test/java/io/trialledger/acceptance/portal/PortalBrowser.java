package io.trialledger.acceptance.portal;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.trialledger.acceptance.Installations;
import io.trialledger.acceptance.RunningTrialLedger;
import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's Chromium, started once for all journeys; each test gets a window of its own in which nobody is logged in. What
 * a failed test saw is kept in {@code target/journeys}. There is no way to skip a journey: without a browser it is red.
 */
public final class PortalBrowser implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(PortalBrowser.class);
    /** What is awaited comes within a second; a machine that builds other things meanwhile takes its time. */
    private static final int PATIENCE_MILLIS = 20_000;

    /** Of a window, unless a test says otherwise. */
    static final int WIDTH = 1280;

    static final int HEIGHT = 800;

    private static final String NOBODY = "{}";
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
    private int heard;
    private Started kept;
    private RunningTrialLedger running;

    /** The browser, and by account the cookies of who has logged in; closed by JUnit when all tests are done. */
    private record Started(Playwright playwright, Browser browser, Map<String, String> sessions)
            implements AutoCloseable {

        static Started now() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
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
                                    .setArgs(QUIET)),
                    new ConcurrentHashMap<>());
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
        kept = test.getRoot().getStore(NAMESPACE).computeIfAbsent("browser", x -> Started.now(), Started.class);
    }

    /** A new window in which this person is logged in; it shows {@code path} of the portal. All of a person's windows share a login. */
    public Page as(String account, String path) {
        return as(account, path, new Browser.NewContextOptions());
    }

    /** The same in a window of another size, colour scheme, time zone or the like. */
    public Page as(String account, String path, Browser.NewContextOptions how) {
        Page page = window(how.setStorageState(kept.sessions().getOrDefault(account, NOBODY)));
        if (!page.request().get("/api/v1/me").ok()) {
            logIn(page, account, path);
            kept.sessions().put(account, page.context().storageState());
        } else {
            page.navigate(path);
        }
        return page;
    }

    /** The same by a login of its own on the provider's page, for a test that ends it; the gateway allows ten a minute. */
    public Page loggingIn(String account, String path) {
        Page page = window(new Browser.NewContextOptions());
        logIn(page, account, path);
        return page;
    }

    /** A new window without a page in it yet, in which this person is logged in; nobody if there is none. */
    public Page windowOf(@Nullable String account) {
        return account == null ? window(new Browser.NewContextOptions()) : as(account, "/signed-out");
    }

    private Page window(Browser.NewContextOptions how) {
        if (how.viewportSize == null) {
            how.setViewportSize(WIDTH, HEIGHT);
        }
        if (how.timezoneId == null) {
            how.setTimezoneId("UTC");
        }
        BrowserContext window = kept.browser()
                .newContext(how.setBaseURL(running.gateway().toString()).setLocale("en-GB"));
        windows.add(window);
        Page page = window.newPage();
        page.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
        page.onPageError(error -> said.add("error: " + error));
        return page;
    }

    private void logIn(Page page, String account, String path) {
        page.navigate("/login?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        signIn(page, account);
        page.waitForURL(running.gateway() + path);
    }

    /** Fills in the provider's page, which is open. */
    public void signIn(Page page, String account) {
        page.getByLabel("User name").fill(account);
        page.getByLabel("Password").fill(running.password());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /** What pages printed to the console so far, each with its kind before it. */
    public List<String> console() {
        return List.copyOf(said);
    }

    /** The same since this was last asked, or since the test began. */
    List<String> newInConsole() {
        List<String> fresh = List.copyOf(said.subList(heard, said.size()));
        heard = said.size();
        return fresh;
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
        heard = 0;
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
