package io.trialledger.visits.visit;

import io.trialledger.model.Sealed;
import io.trialledger.visits.design.ItemDefinition;
import org.jspecify.annotations.Nullable;

/**
 * One item as sent.
 *
 * @param definition by which it is judged
 * @param repeat 1-999; tells apart several readings of one item at one visit
 * @param value null if the item was not done
 * @param reason why it was not done, or why the value recorded before is changed
 */
public record ItemEntry(
        ItemDefinition definition,
        int repeat,
        @Nullable ItemValue value,
        @Nullable Sealed<String> reason) {

    ItemKey key() {
        return new ItemKey(definition.item(), repeat);
    }
}
