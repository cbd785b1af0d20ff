package io.trialledger.visits.design;

import static io.trialledger.visits.design.FormRule.ITEM_TWICE;
import static io.trialledger.visits.design.FormRule.MALFORMED;

import io.trialledger.model.RuleViolated;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Items entered together (after ODM 2.0, an {@code ItemGroupDef} of type Form).
 *
 * @param form the study's name for it, for example {@code VS}
 * @param activities of the protocol: at a planned visit with one of them the form is expected
 */
public record FormDefinition(String form, String name, List<String> activities, List<FormSection> sections) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_ENTRIES = 500;

    public FormDefinition {
        activities = List.copyOf(activities);
        sections = List.copyOf(sections);
    }

    /** The items in order. */
    public List<FormItem> items() {
        return sections.stream().flatMap(section -> section.items().stream()).toList();
    }

    /** Throws {@link RuleViolated}, naming the field, unless this is a form. */
    void check() {
        RuleViolated.unless(ID.matcher(form).matches(), MALFORMED, "form", "a form is 1-64 of [A-Za-z0-9._-]");
        RuleViolated.unless(isName(name), MALFORMED, "name", "a name has 1-200 characters");
        RuleViolated.unless(
                activities.size() <= MOST_ENTRIES && activities.stream().allMatch(FormDefinition::isName),
                MALFORMED,
                "activities",
                "at most 500 activities of 1-200 characters");
        RuleViolated.unless(
                !items().isEmpty()
                        && items().size() <= MOST_ENTRIES
                        && sections.stream().allMatch(section -> section.name().length() <= LONGEST_NAME),
                MALFORMED,
                "sections",
                "1 to 500 items, in sections whose names have at most 200 characters");
        Set<String> named = new HashSet<>();
        for (FormItem item : items()) {
            RuleViolated.unless(named.add(item.item()), ITEM_TWICE, "sections", item.item() + " stands here twice");
        }
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }
}
