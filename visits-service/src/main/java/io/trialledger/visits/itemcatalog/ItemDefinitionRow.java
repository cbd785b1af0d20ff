package io.trialledger.visits.itemcatalog;

import io.trialledger.visits.design.DataType;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.design.SoftRange;
import java.math.BigDecimal;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A definition as a row, and back. */
final class ItemDefinitionRow {

    private ItemDefinitionRow() {}

    static Document document(String studyId, ItemDefinition definition) {
        return new Document("study", studyId)
                .append("item", definition.item())
                .append("name", definition.name())
                .append("dataType", definition.dataType().name())
                .append("units", definition.units())
                .append("codes", definition.codes())
                .append(
                        "softRanges",
                        definition.softRanges().stream()
                                .map(ItemDefinitionRow::document)
                                .toList());
    }

    private static Document document(SoftRange range) {
        return new Document("unit", range.unit())
                .append("low", text(range.low()))
                .append("high", text(range.high()));
    }

    static ItemDefinition definition(Document row) {
        return new ItemDefinition(
                row.getString("item"),
                row.getString("name"),
                DataType.valueOf(row.getString("dataType")),
                row.getList("units", String.class),
                row.getList("codes", String.class),
                row.getList("softRanges", Document.class).stream()
                        .map(ItemDefinitionRow::range)
                        .toList());
    }

    private static SoftRange range(Document row) {
        return new SoftRange(row.getString("unit"), number(row.getString("low")), number(row.getString("high")));
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
