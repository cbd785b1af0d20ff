package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.Steps.fill;
import static io.trialledger.acceptance.portal.Steps.follow;
import static io.trialledger.acceptance.portal.Steps.press;
import static io.trialledger.acceptance.portal.Steps.region;
import static io.trialledger.acceptance.portal.Steps.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.trialledger.acceptance.Demo;
import io.trialledger.local.client.Answer;
import io.trialledger.local.client.Team;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An administrator brings a protocol in, opens a site and lets a coordinator work there for a period. */
class SetUpIT {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.US);

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    private static List<String> studies(Team team, String account) {
        return team.as(account)
                .get("/studies")
                .orFail("studies")
                .json()
                .path("studies")
                .valueStream()
                .map(study -> study.path("study").asString())
                .toList();
    }

    /** The demo's protocol under another identifier, with an encounter that it does not describe. */
    private static FilePayload protocol(String study) throws IOException {
        try (InputStream file = DemoStudy.class.getResourceAsStream("/demo-study.usdm.json")) {
            String usdm = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new FilePayload(
                    study + ".json",
                    "application/json",
                    usdm.replace(DemoStudy.STUDY, study)
                            .replace("\"encounterId\": \"Encounter_5\"", "\"encounterId\": \"Encounter_99\"")
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void from_a_file_to_a_coordinator_at_an_active_site() throws IOException {
        Team team = Demo.loaded();
        String study = "NLT-" + (300 + studies(team, "admin").size());
        Page page = browser.as("admin", "/new-study");

        page.getByLabel("USDM file").setInputFiles(protocol(study));
        assertThat(region(page, "Schedule of activities")).containsText("Week 6 telephone call");
        assertThat(page.getByText("What could not be read, 1")).isVisible();
        assertThat(page.getByText("Encounter_99 is not in the design")).isVisible();
        assertThat(page.getByText("Adults of 18 to 70 years at screening.")).isVisible();
        assertThat(page.getByText("Placebo · Velanserin 10 mg")).isVisible();
        assertThat(studies(team, "admin")).doesNotContain(study);
        press(page, "Import study " + study);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Set-up");
        assertThat(studies(team, "admin")).contains(study);

        follow(page, "Sites");
        press(page, "Add site");
        fill(page, "Number", "301");
        fill(page, "Name", "Riverside Hospital");
        fill(page, "Country", "DE");
        select(page, "Time zone", "Europe/Berlin");
        inDialog(page, "Add site");
        press(page, "Activate site 301");
        fill(page, "Activated on", today().toString());
        inDialog(page, "Activate site");
        assertThat(row(page, "301")).containsText("Riverside Hospital");
        assertThat(row(page, "301")).containsText(SHOWN.format(today()));
        assertThat(register(team, study).ok()).isFalse();

        follow(page, "Team");
        press(page, "Grant role");
        fill(page, "Account", "coordinator-102");
        fill(page, "Name", "Jonas Berg");
        select(page, "Role", "Coordinator");
        select(page, "Where", "Site 301, Riverside Hospital");
        fill(page, "Last day", today().plusDays(90).toString());
        inDialog(page, "Grant role");

        assertThat(row(page, "Jonas Berg")).containsText("In force");
        JsonNode grant = team.as("coordinator-102")
                .get("/studies/" + study)
                .orFail("study")
                .json()
                .path("grants")
                .path(0);
        assertThat(grant.path("role").asString()).isEqualTo("COORDINATOR");
        assertThat(grant.path("site").asString()).isEqualTo("301");
        assertThat(grant.path("from").asString()).isEqualTo(today().toString());
        assertThat(grant.path("to").asString()).isEqualTo(today().plusDays(90).toString());
        assertThat(register(team, study).orFail("registration").ok()).isTrue();
    }

    /** What only a coordinator of an active site may do. */
    private static Answer register(Team team, String study) {
        return team.as("coordinator-102").put("/studies/" + study + "/subjects/301-001", Map.of("site", "301"));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static void inDialog(Page page, String button) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
        assertThat(dialog).hasCount(0);
    }

    private static Locator row(Page page, String of) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(of));
    }
}
