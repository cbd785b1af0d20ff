package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trialledger.acceptance.portal.Steps.choose;
import static io.trialledger.acceptance.portal.Steps.details;
import static io.trialledger.acceptance.portal.Steps.follow;
import static io.trialledger.acceptance.portal.Steps.press;
import static io.trialledger.acceptance.portal.Steps.region;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A coordinator reports serious events, each in one screen, sees what must be told by when, and what a follow-up changed. */
class SeriousEventIT {

    private static final ZoneId SITE = ZoneId.of("America/Chicago");
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.UK);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.US);

    /** When the site learnt of it. */
    private final Instant aware = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    private Page report(String term, String criterion, String outcome) throws IOException {
        Page page = browser.as("coordinator", TestSubject.randomized().page("/adverse-events/new"));
        page.getByLabel("In the investigator’s words").fill(term);
        choose(page, "Severity", "Severe");
        choose(page, "Serious", "Serious");
        page.getByLabel(criterion).check();
        page.getByLabel("When the site learnt of it").fill(TYPED.format(aware.atZone(SITE)));
        choose(page, "Outcome", outcome);
        return page;
    }

    @Test
    void a_death_starts_a_clock_of_a_day_and_one_of_seven() throws IOException {
        Page page = report("Cardiac arrest at home", "Results in death", "Fatal");
        Locator announced = region(page, "Clocks this will start");
        assertThat(announced).containsText("Site to sponsor 24 hours, serious");
        assertThat(announced).containsText("EU and US 7 days, fatal or life-threatening");
        assertThat(announced).containsText("A death also ends the subject’s participation in the study.");

        press(page, "Report adverse event");
        follow(page, "Open the adverse event");

        Locator clocks = details(page).getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("Clocks"));
        assertThat(clocks).containsText("Site to sponsor 24 hours, serious");
        assertThat(clocks).containsText("Met");
        assertThat(clocks).containsText("7 d left");
        assertThat(clocks)
                .containsText(
                        "Due " + SHOWN.format(aware.plus(1, ChronoUnit.DAYS).atZone(ZoneOffset.UTC)));
        assertThat(clocks).containsText("EU and US 7 days, fatal or life-threatening");
        assertThat(clocks).containsText("Due by the end of " + DAY.format(inSevenDays()));
    }

    /** Seven days from today where the day began last: the regulator whose calendar ends first decides. */
    private static ZonedDateTime inSevenDays() {
        return ZonedDateTime.now(ZoneId.of("America/New_York")).plusDays(7);
    }

    @Test
    void a_follow_up_shows_what_changed_and_who_said_so() throws IOException {
        Page page = report("Fainted at work", "Requires or prolongs a stay in hospital", "Recovering");
        assertThat(region(page, "Clocks this will start")).containsText("EU and US 15 days, other serious");
        press(page, "Report adverse event");
        follow(page, "Open the adverse event");

        follow(page, "Add follow-up");
        choose(page, "Outcome", "Not recovered");
        page.getByLabel("Is life-threatening").check();
        assertThat(region(page, "What will change").getByRole(AriaRole.DEFINITION))
                .hasCount(2);
        assertThat(region(page, "New clocks this will start")).containsText("EU and US 7 days");
        press(page, "Record follow-up");
        follow(page, "Open the adverse event");

        Locator second = details(page)
                .getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("Versions"))
                .getByRole(AriaRole.LISTITEM)
                .first();
        assertThat(second).containsText("Version 2");
        assertThat(second).containsText("Ana Ruiz, coordinator");
        assertThat(second.getByRole(AriaRole.DELETION).first()).hasText("Requires or prolongs a stay in hospital");
        assertThat(second.getByRole(AriaRole.DELETION).last()).hasText("Recovering");
        assertThat(second.getByRole(AriaRole.INSERTION).last()).hasText("Not recovered");
    }
}
