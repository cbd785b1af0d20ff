package io.trialledger.visits.visit;

import static io.trialledger.visits.visit.ItemRule.REASON_REQUIRED;
import static io.trialledger.visits.visit.ItemRule.REPEAT_INVALID;
import static io.trialledger.visits.visit.ItemRule.UNIT_MISSING;
import static io.trialledger.visits.visit.ItemRule.UNIT_NOT_EXPECTED;
import static io.trialledger.visits.visit.ItemRule.UNKNOWN_CODE;
import static io.trialledger.visits.visit.ItemRule.UNKNOWN_UNIT;
import static io.trialledger.visits.visit.ItemRule.VALUE_MISSING;
import static io.trialledger.visits.visit.ItemRule.VALUE_TOO_LONG;
import static io.trialledger.visits.visit.ItemRule.VISIT_NOT_DONE;
import static io.trialledger.visits.visit.ItemRule.WRONG_TYPE;

import io.trialledger.model.PartialDate;
import io.trialledger.model.RuleViolated;
import io.trialledger.visits.design.DataType;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.schedule.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an item must be, whatever is recorded already. */
final class ItemCheck {

    private static final int LONGEST_VALUE = 200;
    private static final int MOST_REPEATS = 999;

    private ItemCheck() {}

    /** Throws {@link RuleViolated} with the field at fault. */
    static void check(ItemEntry entry, Placement placement) {
        int repeat = entry.repeat();
        RuleViolated.unless(repeat >= 1 && repeat <= MOST_REPEATS, REPEAT_INVALID, "repeat", "a repeat is 1-999");
        ItemValue value = entry.value();
        if (value == null) {
            RuleViolated.unless(entry.reason() != null, REASON_REQUIRED, "reason", "not done needs a reason");
            return;
        }
        checkValue(entry.definition(), value);
        checkUnit(entry.definition(), value.unit());
        PartialDate visited = placement.date();
        if (visited == null) {
            throw new RuleViolated(VISIT_NOT_DONE, "value", "the visit is recorded as not done");
        }
        PartialDate date = value.date();
        placement.consent().checkCovers(date == null ? visited : date, "date");
    }

    private static void checkValue(ItemDefinition definition, ItemValue value) {
        if (definition.dataType() == DataType.TEXT) {
            RuleViolated.unless(value.text() != null, VALUE_MISSING, "value", "an item has a value or is not done");
            return;
        }
        String text = value.value();
        if (text == null || text.isEmpty()) {
            throw new RuleViolated(VALUE_MISSING, "value", "an item has a value or is not done");
        }
        RuleViolated.unless(text.length() <= LONGEST_VALUE, VALUE_TOO_LONG, "value", "at most 200 characters");
        RuleViolated.unless(
                definition.fits(text),
                definition.dataType() == DataType.CODED ? UNKNOWN_CODE : WRONG_TYPE,
                "value",
                definition.item() + " is " + definition.dataType());
    }

    private static void checkUnit(ItemDefinition definition, @Nullable String unit) {
        List<String> units = definition.units();
        if (units.isEmpty()) {
            RuleViolated.unless(unit == null, UNIT_NOT_EXPECTED, "unit", definition.item() + " has no unit");
            return;
        }
        RuleViolated.unless(unit != null, UNIT_MISSING, "unit", "one of " + units);
        RuleViolated.unless(unit == null || units.contains(unit), UNKNOWN_UNIT, "unit", "one of " + units);
    }
}
