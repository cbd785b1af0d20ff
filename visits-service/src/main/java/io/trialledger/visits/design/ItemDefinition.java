package io.trialledger.visits.design;

import static io.trialledger.visits.design.DesignRule.DEFINITION_INCONSISTENT;
import static io.trialledger.visits.design.DesignRule.MALFORMED;

import io.trialledger.model.RuleViolated;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one item of a study is (after ODM 2.0 {@code ItemDef}).
 *
 * @param item the study's name for it, for example {@code VS.SYSBP}
 * @param units allowed spellings; empty if a value carries no unit
 * @param codes allowed values of a {@link DataType#CODED} item; empty for every other type
 * @param softRanges at most one a unit
 */
public record ItemDefinition(
        String item,
        String name,
        DataType dataType,
        List<String> units,
        List<String> codes,
        List<SoftRange> softRanges) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,40}");
    private static final Pattern DECIMAL =
            Pattern.compile("(?:<=|>=|<|>)? ?([+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})(?:[eE][+-]?\\d{1,3})?)");
    private static final int MOST_ENTRIES = 500;

    public ItemDefinition {
        units = List.copyOf(units);
        codes = List.copyOf(codes);
        softRanges = List.copyOf(softRanges);
    }

    /** Throws {@link RuleViolated}, naming the field, unless the parts of this definition fit together. */
    void check() {
        RuleViolated.unless(ID.matcher(item).matches(), MALFORMED, "item", "an item is 1-64 of [A-Za-z0-9._-]");
        RuleViolated.unless(!name.isBlank() && name.length() <= 200, MALFORMED, "name", "a name has 1-200 characters");
        checkEntries(units, "units");
        checkEntries(codes, "codes");
        RuleViolated.unless(
                codes.isEmpty() != (dataType == DataType.CODED),
                DEFINITION_INCONSISTENT,
                "codes",
                "a CODED item lists its codes, no other does: " + item);
        RuleViolated.unless(
                units.isEmpty() || dataType.isNumeric(),
                DEFINITION_INCONSISTENT,
                "units",
                "only a number has a unit: " + item);
        checkRanges();
    }

    private static void checkEntries(List<String> entries, String field) {
        boolean good = entries.size() <= MOST_ENTRIES
                && entries.stream().allMatch(e -> !e.isBlank() && e.length() <= 64)
                && entries.stream().distinct().count() == entries.size();
        RuleViolated.unless(good, MALFORMED, field, "at most 500 different entries of 1-64 characters");
    }

    private void checkRanges() {
        RuleViolated.unless(
                softRanges.isEmpty() || dataType.isNumeric(),
                DEFINITION_INCONSISTENT,
                "softRanges",
                "only a number has a range: " + item);
        for (SoftRange range : softRanges) {
            RuleViolated.unless(
                    range.unit() == null ? units.isEmpty() : units.contains(range.unit()),
                    DEFINITION_INCONSISTENT,
                    "softRanges",
                    "a range is in one of the item's units: " + item);
            BigDecimal low = range.low();
            BigDecimal high = range.high();
            RuleViolated.unless(
                    low == null || high == null || low.compareTo(high) <= 0,
                    DEFINITION_INCONSISTENT,
                    "softRanges",
                    "low is above high: " + item);
        }
        RuleViolated.unless(
                softRanges.stream()
                                .map(r -> Optional.ofNullable(r.unit()))
                                .distinct()
                                .count()
                        == softRanges.size(),
                DEFINITION_INCONSISTENT,
                "softRanges",
                "one range a unit: " + item);
    }

    /** True if {@code value} is written as this item's type demands. */
    public boolean fits(String value) {
        return switch (dataType) {
            case INTEGER -> INTEGER.matcher(value).matches();
            case DECIMAL -> DECIMAL.matcher(value).matches();
            case CODED -> codes.contains(value);
            case TEXT -> !value.isBlank();
            case DATE -> isDate(value);
        };
    }

    private static boolean isDate(String value) {
        try {
            return !new io.trialledger.model.PartialDate(value).text().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The bounds that {@code value} is outside of, if any; a comparator before the number is left out of account. */
    public Optional<SoftRange> violatedBy(String value, @Nullable String unit) {
        if (!dataType.isNumeric() || softRanges.isEmpty()) {
            return Optional.empty();
        }
        Matcher number = DECIMAL.matcher(value);
        if (!number.matches()) {
            return Optional.empty();
        }
        BigDecimal measured = new BigDecimal(number.group(1));
        return softRanges.stream()
                .filter(range -> Objects.equals(range.unit(), unit))
                .filter(range -> !range.contains(measured))
                .findFirst();
    }
}
