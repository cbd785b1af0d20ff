package io.trialledger.visits.itemcatalog;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.design.ItemEvent;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Answers "which items does the study collect, and what is right for them". */
@Component
@ProcessingGroup("item-catalog")
public class ItemCatalog {

    private static final int MOST_ITEMS = 10_000;

    private final Rows rows;

    ItemCatalog(RowsFactory rows) {
        this.rows = rows.named("item_catalog", Index.of("study", "item"));
    }

    public List<ItemDefinition> of(String studyId, AsOf asOf) {
        return rows.find(eq("study", studyId), ascending("item"), MOST_ITEMS, asOf).stream()
                .map(ItemDefinitionRow::definition)
                .toList();
    }

    @EventHandler
    void on(ItemEvent e, TrackingToken token) {
        rows.put(
                e.studyId() + "/" + e.definition().item(),
                Position.of(token),
                ItemDefinitionRow.document(e.studyId(), e.definition()));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
