package io.trialledger.visits.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one item of a visit was, by the ordinal of the act that made it so. */
record ItemHistory(List<Step> steps) {

    static final ItemHistory EMPTY = new ItemHistory(List.of());

    /** @param value null if the item was not done */
    private record Step(
            int act, @Nullable ItemValue value, @Nullable ItemQuery query) {}

    /** As it was before {@code act}. */
    ItemHistory before(int act) {
        if (steps.isEmpty() || last().act() < act) {
            return this;
        }
        return new ItemHistory(steps.stream().filter(step -> step.act() < act).toList());
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The present value; null if there is none or the item was not done. */
    @Nullable
    ItemValue present() {
        return steps.isEmpty() ? null : last().value();
    }

    /** The newest query on this item; null if there was none. */
    @Nullable
    ItemQuery query() {
        return steps.isEmpty() ? null : last().query();
    }

    /** True if {@code value} is what is recorded now; null stands for not done. */
    boolean isSame(@Nullable ItemValue value, Predicate<ItemValue> sameText) {
        if (steps.isEmpty()) {
            return false;
        }
        ItemValue present = last().value();
        if (present == null || value == null) {
            return present == value;
        }
        return Objects.equals(present.value(), value.value())
                && Objects.equals(present.unit(), value.unit())
                && Objects.equals(present.date(), value.date())
                && sameText.test(present);
    }

    ItemHistory with(@Nullable ItemValue value, int act) {
        List<Step> all = new ArrayList<>(steps);
        all.add(new Step(act, value, query()));
        return new ItemHistory(List.copyOf(all));
    }

    ItemHistory withQuery(ItemQuery query) {
        List<Step> all = new ArrayList<>(steps);
        all.set(all.size() - 1, new Step(last().act(), last().value(), query));
        return new ItemHistory(List.copyOf(all));
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }
}
