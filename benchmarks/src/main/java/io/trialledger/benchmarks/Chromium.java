package io.trialledger.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's Chromium; each window has an empty cache, and in it somebody has logged in. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final RunningInstallation installation;

    Chromium(RunningInstallation installation) {
        this.installation = installation;
        this.playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        onPath("node").toString())));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(onPath("chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    private static Path onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + program + " on the PATH"));
    }

    /** Cookies of a person who logs in now. */
    String login(String account) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(installation.gateway() + "/login?return=/");
            page.getByLabel("User name").fill(account);
            page.getByLabel("Password").fill(installation.password());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            page.waitForURL(installation.gateway() + "/");
            return context.storageState();
        }
    }

    /** With a page that shows nothing yet; 1440 × 900. */
    BrowserContext window(String cookies) {
        return browser.newContext(new Browser.NewContextOptions()
                .setStorageState(cookies)
                .setBaseURL(installation.gateway().toString())
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setViewportSize(1440, 900));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
