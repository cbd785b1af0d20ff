package io.trialledger.benchmarks;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The portal in a browser that has never seen it: from the navigation of somebody logged in until the home page shows its heading
 * and its lists and the main thread is idle, checked by a click that is answered; and the frames while the matrix of
 * {@link MatrixRows} is scrolled through, its pages read on the way. With the data folder of a running installation as an
 * argument only the first, for the matrix needs rows of its own.
 */
public final class PortalBenchmark {

    private static final int RUNS = 7;

    /** Milliseconds since the navigation, once nothing is loading and the main thread has a moment to spare. */
    private static final String INTERACTIVE = """
            () => new Promise((done, failed) => {
              const shown = () => document.querySelector('main h1') && !document.querySelector('main [aria-busy="true"]');
              const look = () => shown()
                ? requestIdleCallback(() => done(performance.now()))
                : performance.now() < 60000
                  ? requestAnimationFrame(look)
                  : failed(new Error('not ready after a minute: ' + document.body.innerText));
              look();
            })""";

    /** Scrolls for some seconds, a screen's third a frame at most, and tells how long each frame took. */
    private static final String SCROLL = """
            (grid) => new Promise((done) => {
              const frames = [];
              const begin = performance.now();
              let last = begin;
              const step = (now) => {
                frames.push(now - last);
                last = now;
                grid.scrollTop += 120;
                grid.scrollLeft = 400 + 400 * Math.sin((now - begin) / 1000);
                if (now - begin < 12000) requestAnimationFrame(step);
                else done(JSON.stringify({ frames: frames.slice(1), pixels: Math.round(grid.scrollTop) }));
              };
              requestAnimationFrame(step);
            })""";

    private final Chromium chromium;
    private final String cookies;

    private PortalBenchmark(Chromium chromium, String cookies) {
        this.chromium = chromium;
        this.cookies = cookies;
    }

    public static void main(String[] args) throws IOException {
        try (RunningInstallation installation = args.length > 0
                        ? RunningInstallation.startedBefore(Path.of(args[0]))
                        : RunningInstallation.start();
                Chromium chromium = new Chromium(installation)) {
            PortalBenchmark benchmark = new PortalBenchmark(chromium, chromium.login("data-manager"));
            benchmark.firstPage();
            if (args.length == 0) {
                MatrixRows.write(installation);
                benchmark.matrix();
            }
        }
        System.exit(0);
    }

    private void firstPage() {
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            try (BrowserContext window = chromium.window(cookies)) {
                Page page = window.newPage();
                page.navigate("/");
                seconds[i] = ((Number) page.evaluate(INTERACTIVE)).doubleValue() / 1000;
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search"))
                        .first()
                        .click();
                page.getByRole(AriaRole.DIALOG).waitFor();
            }
        }
        System.out.println(Figure.atMost("first page interactive, cold cache, s", Median.of(seconds), 2));
    }

    private void matrix() {
        try (BrowserContext window = chromium.window(cookies)) {
            Page page = window.newPage();
            page.navigate("/studies/" + MatrixRows.STUDY + "/subjects");
            Locator grid = page.getByRole(AriaRole.GRID);
            grid.waitFor();
            Scrolled scrolled = Scrolled.read((String) grid.evaluate(SCROLL));
            System.out.println(Figure.of(
                    "matrix: frames while scrolling", scrolled.frames().size()));
            System.out.println(Figure.of("matrix: pixels scrolled", scrolled.pixels()));
            System.out.println(Figure.atMost("matrix: frames over 50 ms, %", scrolled.percentOver(50), 5));
        }
    }

    /** @param frames milliseconds each */
    private record Scrolled(List<Double> frames, double pixels) {

        static Scrolled read(String json) {
            return JsonMapper.shared().readValue(json, Scrolled.class);
        }

        double percentOver(double millis) {
            return 100.0 * frames.stream().filter(frame -> frame > millis).count() / frames.size();
        }
    }
}
