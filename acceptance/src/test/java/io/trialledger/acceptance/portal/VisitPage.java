package io.trialledger.acceptance.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** The page of a visit, in the words of those who enter data. */
record VisitPage(Page page) {

    static final String SYSTOLIC = "Systolic blood pressure";
    static final String DIASTOLIC = "Diastolic blood pressure";
    static final String PULSE = "Pulse rate";
    static final String VISIT_DATE = "Visit date";

    /** The middle of the window of WK4 of a subject randomized thirty days ago. */
    static final LocalDate WEEK_4 = TestSubject.RANDOMIZED.plusDays(28);

    static VisitPage weekFour(PortalBrowser browser, String account, TestSubject subject) {
        return shown(browser.as(account, subject.page("/visits/WK4")));
    }

    static VisitPage shown(Page page) {
        VisitPage visit = new VisitPage(page);
        assertThat(visit.field(SYSTOLIC)).isEditable();
        return visit;
    }

    Locator field(String name) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void enter(String name, String value) {
        field(name).fill(value);
    }

    void date(LocalDate on) {
        enter(VISIT_DATE, on.toString());
    }

    /** A common reason, of those offered at the field that is being corrected. */
    void reason(String reason) {
        button(reason).click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void save() {
        button("Save visit").click();
    }

    /** "Saved 14:02:11 UTC · receipt 4f2a…", which stands only once the server has acknowledged. */
    Locator saved() {
        return page.getByText(Pattern.compile("^Saved \\d\\d:\\d\\d:\\d\\d UTC"));
    }

    /** What is said in a sentence, anywhere on the page. */
    Locator says(String sentence) {
        return page.getByText(sentence);
    }
}
