package io.trialledger.visits.itemvalues;

import io.trialledger.model.Sealed;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.Seals;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recorded items, to be compared at two moments. Why a value was corrected is the act's, not the value's. */
@Component
class ItemThings implements Things {

    private final Rows rows;
    private final Seals seals;

    ItemThings(RowsFactory rows, Seals seals) {
        this.rows = ItemValuesProjection.rows(rows);
        this.seals = seals;
    }

    @Override
    public String name() {
        return "ITEM";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindItems.class;
    }

    @Override
    public String siteOf(Document row) {
        return row.getString("site");
    }

    @Override
    public Map<String, String> key(Document row) {
        return new Texts()
                .put("visit", row.getString("visit"))
                .put("item", row.getString("item"))
                .put("repeat", row.getInteger("repeat"))
                .map();
    }

    @Override
    public Map<String, String> fields(Document row) {
        String text = row.getString("text");
        boolean notDone = row.getBoolean("notDone");
        return new Texts()
                .put("value", text == null ? row.getString("value") : opened(text))
                .put("unit", row.getString("unit"))
                .put("date", row.getString("date"))
                .put("notDone", notDone ? "true" : null)
                .put("reason", notDone ? opened(row.getString("reason")) : null)
                .map();
    }

    private @Nullable String opened(@Nullable String encoded) {
        return encoded == null
                ? null
                : seals.reveal(Sealed.<String>decode(encoded)).orElse(null);
    }
}
