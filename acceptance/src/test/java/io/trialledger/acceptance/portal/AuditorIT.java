package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.Steps.details;
import static io.trialledger.acceptance.portal.Steps.follow;
import static io.trialledger.acceptance.portal.Steps.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.trialledger.acceptance.Demo;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An auditor narrows the history down, reads it as sentences, looks at the event itself, and takes away what is shown. */
class AuditorIT {

    private static final String HISTORY = "/studies/" + DemoStudy.STUDY + "/history";

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    /** What a row of the CSV says of an event, by the name that the event has for it. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("at", "at"),
            Map.entry("service", "log"),
            Map.entry("position", "position"),
            Map.entry("eventId", "eventId"),
            Map.entry("type", "type"),
            Map.entry("kind", "aggregateType"),
            Map.entry("actor", "actor"),
            Map.entry("actorName", "actorName"),
            Map.entry("role", "role"),
            Map.entry("organisation", "organisation"),
            Map.entry("source", "source"),
            Map.entry("site", "site"),
            Map.entry("subject", "subject"),
            Map.entry("reason", "reason"),
            Map.entry("reasonCategory", "reasonCategory"),
            Map.entry("payload", "payload"));

    /** What Ana Ruiz did to data of 101-001's visits, and why: found without the history's own filters. */
    private static List<JsonNode> explainedByAna() throws IOException {
        List<JsonNode> explained = new ArrayList<>();
        JsonNode page = Demo.loaded()
                .as("auditor")
                .get(HISTORY + "?subject=101-001&limit=500")
                .orFail("history")
                .json();
        assertThat(page.path("more").asBoolean()).isFalse();
        for (JsonNode event : page.path("events")) {
            if (event.path("actor").asString().equals("coordinator")
                    && event.path("aggregateType").asString().equals("Visit")
                    && !event.path("reason").isNull()) {
                explained.add(event);
            }
        }
        assertThat(explained).isNotEmpty();
        return explained;
    }

    private Page narrowed() {
        Page page = browser.as("auditor", HISTORY);
        page.getByLabel("Subject", new Page.GetByLabelOptions().setExact(true)).fill("101-001");
        page.keyboard().press("Enter");
        select(page, "Person", "Ana Ruiz");
        select(page, "About", "Visit data and queries");
        select(page, "Reason", "With a reason");
        return page;
    }

    private static Locator rows(Page page) {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Events"))
                .getByRole(AriaRole.LISTITEM);
    }

    @Test
    void filters_and_reads_sentences_with_the_event_behind_them() throws IOException {
        Page page = narrowed();
        assertThat(rows(page)).hasCount(explainedByAna().size());

        Locator correction = rows(page)
                .filter(new Locator.FilterOptions()
                        .setHasText("changed Systolic blood pressure, Week 4, from 182 to 128 mmHg"));
        assertThat(correction).containsText("Ana Ruiz (coordinator, site 101) changed");
        assertThat(correction.getByRole(AriaRole.DELETION)).hasText("182 mmHg");
        assertThat(correction.getByRole(AriaRole.INSERTION)).hasText("128 mmHg");
        correction.getByRole(AriaRole.BUTTON).click();

        Locator event = details(page).getByLabel("Event as JSON");
        assertThat(event).not().isVisible();
        details(page)
                .getByText("The event as it is kept, its place and its proof")
                .click();
        assertThat(event).containsText("\"type\": \"visits.ItemCorrected\"");
        assertThat(details(page)).containsText("Position");

        Locator readOnly = page.getByText("Read only. Access is as it is today.");
        page.getByRole(AriaRole.SLIDER).press("ArrowLeft");
        assertThat(readOnly).isVisible();
        assertThat(page).hasURL(Pattern.compile("asOf="));
        page.getByRole(AriaRole.SLIDER).press("End");
        assertThat(readOnly).hasCount(0);
    }

    @Test
    void reads_on_by_cursor() throws IOException {
        Demo.loaded();
        Page page = browser.as("auditor", HISTORY);
        Locator end = page.getByText("100 events so far; scroll for more");
        assertThat(end).isVisible();

        page.waitForRequest(Pattern.compile("/history\\?.*after="), end::scrollIntoViewIfNeeded);

        assertThat(page.getByText("200 events so far; scroll for more")).isVisible();
    }

    @Test
    void exports_exactly_what_is_filtered() throws IOException {
        List<JsonNode> wanted = explainedByAna();
        Page page = narrowed();
        assertThat(rows(page)).hasCount(wanted.size());

        Path csv =
                page.waitForDownload(() -> follow(page, "Export these as CSV")).path();
        Path ndjson = page.waitForDownload(() -> follow(page, "NDJSON")).path();

        try (CSVParser rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(csv))) {
            assertThat(rows.stream().map(CSVRecord::toMap))
                    .containsExactlyInAnyOrderElementsOf(
                            wanted.stream().map(AuditorIT::row).toList());
        }
        assertThat(Files.readAllLines(ndjson).stream().map(JsonMapper.shared()::readTree))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static Map<String, String> row(JsonNode event) {
        return COLUMNS.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, column -> cell(event.path(column.getValue()))));
    }

    private static String cell(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString("");
    }
}
