package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.Steps.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.trialledger.acceptance.Demo;
import io.trialledger.acceptance.Exports;
import io.trialledger.local.client.TrialClient;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bundle as an auditor takes it home, checked and read in a browser: on the portal, and from a disk without any network. */
class InspectionBundleIT {

    private static final String VERIFY = "/studies/" + DemoStudy.STUDY + "/verify";

    /** How what an event says begins; events of other studies don't say it. */
    private static final String PAYLOAD = "\"payload\":\"";

    private static final String DROPPED = """
            zip => {
              const dropped = new DataTransfer();
              dropped.items.add(new File([Uint8Array.from(atob(zip), c => c.charCodeAt(0))], 'bundle.zip'));
              return dropped;
            }
            """;

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    @TempDir
    private Path folder;

    private TrialClient auditor;
    private Exports exports;

    @BeforeEach
    void auditor() throws IOException {
        auditor = Demo.loaded().as("auditor");
        exports = new Exports(auditor, DemoStudy.STUDY);
    }

    @Test
    void of_a_study_holds_wherever_it_is_checked_and_the_event_with_a_changed_byte_is_named() throws IOException {
        String export = exports.begin(Map.of());
        JsonNode done = exports.awaitDone(export);
        Page portal = browser.as("auditor", VERIFY);
        Path zip = portal.waitForDownload(() ->
                        portal.locator("a[href$='" + export + "/bundle.zip']").click())
                .path();
        Path files = unzipped(zip);

        drop(portal, zip);
        String verdict = verdict(portal);
        Page disk = fromDisk(files.resolve("verify.html"));
        disk.getByLabel("Choose a folder").setInputFiles(files);

        assertThat(verdict).startsWith(String.format(Locale.ROOT, "%,d events in 3 logs, until ", lines(done)));
        assertThat(verdict(disk)).isEqualTo(verdict);

        JsonNode changed = changed(files.resolve("logs/visits.ndjson"));
        press(disk, "Check another bundle");
        disk.getByLabel("Choose a folder").setInputFiles(files);
        assertThat(disk.getByText(String.format(
                        Locale.ROOT,
                        "The first bad place is visits, position %,d, event %s.",
                        changed.path("position").asLong(),
                        changed.path("eventId").asString())))
                .isVisible();
        remove(export);
    }

    @Test
    void of_a_subject_is_read_in_the_protocol_s_words() throws IOException {
        String export = exports.begin(Map.of("subject", "101-001"));
        exports.awaitDone(export);
        Path files = unzipped(exports.fetch(export, folder.resolve("subject.zip")));

        Page disk = fromDisk(files.resolve("index.html"));
        disk.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Text"))
                .fill("from 182 to 128");

        assertThat(disk.locator("ol > li")).containsText(new String[] {
            "Ana Ruiz (coordinator, site 101) changed Systolic blood pressure, Week 4, from 182 to 128 mmHg"
        });
        assertThat(browser.console()).noneMatch(said -> said.startsWith("error"));
        remove(export);
    }

    /** A page of the bundle as it is opened with a double click, in a window of its own. */
    private Page fromDisk(Path file) {
        Page page = browser.windowOf(null);
        page.context().setOffline(true);
        page.navigate(file.toUri().toString());
        return page;
    }

    private static void drop(Page page, Path zip) throws IOException {
        JSHandle dropped = page.evaluateHandle(DROPPED, Base64.getEncoder().encodeToString(Files.readAllBytes(zip)));
        page.getByText("Drop a bundle here").dispatchEvent("drop", Map.of("dataTransfer", dropped));
    }

    /** What is said of a bundle that holds. */
    private static String verdict(Page page) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Everything holds")))
                .isVisible();
        Locator said = page.getByText(Pattern.compile("none was altered, removed, inserted or reordered"));
        return said.first().innerText();
    }

    /** Of all logs: events, and those of other studies, which are there by their hash only. */
    private static long lines(JsonNode export) {
        return export.path("logs")
                .valueStream()
                .mapToLong(
                        log -> log.path("events").asLong() + log.path("hidden").asLong())
                .sum();
    }

    /** Changes one character of what an event in the middle of the study says, and answers which event that is. */
    private static JsonNode changed(Path log) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        int[] shown = IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).contains(PAYLOAD))
                .toArray();
        int middle = shown[shown.length / 2];
        String line = lines.get(middle);
        int at = line.indexOf(PAYLOAD) + PAYLOAD.length() + 4;
        char other = line.charAt(at) == 'A' ? 'B' : 'A';
        lines.set(middle, line.substring(0, at) + other + line.substring(at + 1));
        Files.write(log, lines);
        return JsonMapper.shared().readTree(line);
    }

    private Path unzipped(Path bundle) throws IOException {
        Path files = Files.createDirectory(folder.resolve("unzipped"));
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path file = files.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        return files;
    }

    private void remove(String export) {
        auditor.send("DELETE", export, null, Map.of()).orFail("to remove an export");
    }
}
