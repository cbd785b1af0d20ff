package io.trialledger.acceptance.portal;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a person does on a page, by the roles and names that a screen reader tells. */
final class Steps {

    private Steps() {}

    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    static void fill(Page page, String field, String text) {
        page.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName(field).setExact(true))
                .fill(text);
    }

    /** One of a few, side by side. */
    static void choose(Page page, String group, String answer) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(group))
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(answer).setExact(true))
                .check();
    }

    /** One of a list that opens; what is typed narrows a long one. */
    static void select(Page page, String list, String option) {
        Locator opened = page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(list).setExact(true));
        opened.click();
        if (opened.isEditable()) {
            opened.fill(option);
        }
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    static Locator region(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The details that opened beside a list. */
    static Locator details(Page page) {
        return page.getByRole(AriaRole.COMPLEMENTARY);
    }
}
