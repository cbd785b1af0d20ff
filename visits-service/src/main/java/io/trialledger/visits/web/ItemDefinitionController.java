package io.trialledger.visits.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Commands;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Queries;
import io.trialledger.visits.design.DataType;
import io.trialledger.visits.design.DefineItems;
import io.trialledger.visits.design.DesignId;
import io.trialledger.visits.design.DesignRule;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.design.SoftRange;
import io.trialledger.visits.itemcatalog.FindItemDefinitions;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The items a study collects. */
@RestController
@RequestMapping("/api/v1/studies/{study}/item-definitions")
class ItemDefinitionController {

    private static final int MOST_ITEMS = 5_000;

    private final Commands commands;
    private final Queries queries;
    private final Positions positions;

    ItemDefinitionController(Commands commands, Queries queries, Positions positions) {
        this.commands = commands;
        this.queries = queries;
        this.positions = positions;
    }

    @PutMapping
    DefinedView defineAll(@PathVariable String study, @RequestBody List<DefineRequest> body) {
        RuleViolated.unless(
                !body.isEmpty() && body.size() <= MOST_ITEMS,
                DesignRule.MALFORMED,
                "1 to " + MOST_ITEMS + " definitions at once");
        return define(
                study, body.stream().map(one -> one.definition(one.item())).toList());
    }

    @PutMapping("/{item}")
    DefinedView define(@PathVariable String study, @PathVariable String item, @RequestBody DefineRequest body) {
        RuleViolated.unless(
                body.item() == null || item.equals(body.item()),
                DesignRule.MALFORMED,
                "item",
                "the body names another item than the path");
        return define(study, List.of(body.definition(item)));
    }

    private DefinedView define(String study, List<ItemDefinition> definitions) {
        DefineItems.Answer answer = commands.send(new DefineItems(new DesignId(study), definitions));
        return answer == null
                ? new DefinedView(
                        List.of(),
                        definitions.stream().map(ItemDefinition::item).toList())
                : new DefinedView(answer.changed(), answer.unchanged());
    }

    @GetMapping
    CatalogView all(@PathVariable String study, AsOf asOf) {
        return new CatalogView(
                find(study, asOf).stream().map(DefinitionView::of).toList());
    }

    @GetMapping("/{item}")
    DefinitionView one(@PathVariable String study, @PathVariable String item, AsOf asOf) {
        return positions
                .findAfterCatchUp(
                        () -> find(study, asOf).stream()
                                .filter(definition -> definition.item().equals(item))
                                .findFirst(),
                        positions.ownLog())
                .map(DefinitionView::of)
                .orElseThrow(() -> new RuleViolated(DesignRule.UNKNOWN_ITEM, "the study has no such item"));
    }

    private List<ItemDefinition> find(String study, AsOf asOf) {
        return queries.ask(new FindItemDefinitions(study, asOf), FindItemDefinitions.Answer.class)
                .items();
    }

    record DefineRequest(
            @Nullable String item,
            @Nullable String name,
            @Nullable DataType dataType,
            @Nullable List<String> units,
            @Nullable List<String> codes,
            @Nullable List<RangeBody> softRanges) {

        ItemDefinition definition(@Nullable String key) {
            if (key == null) {
                throw new RuleViolated(DesignRule.MALFORMED, "item", "a definition names its item");
            }
            if (dataType == null) {
                throw new RuleViolated(DesignRule.MALFORMED, "dataType", "a definition has a type: " + key);
            }
            return new ItemDefinition(
                    key,
                    name == null ? "" : name,
                    dataType,
                    units == null ? List.of() : units,
                    codes == null ? List.of() : codes,
                    softRanges == null
                            ? List.of()
                            : softRanges.stream().map(RangeBody::range).toList());
        }
    }

    record RangeBody(
            @Nullable String unit,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {

        SoftRange range() {
            return new SoftRange(unit, low, high);
        }
    }

    record DefinedView(List<String> changed, List<String> unchanged) {}

    record CatalogView(List<DefinitionView> items) {}

    record DefinitionView(
            String item,
            String name,
            DataType dataType,
            List<String> units,
            List<String> codes,
            List<RangeView> softRanges) {

        static DefinitionView of(ItemDefinition d) {
            return new DefinitionView(
                    d.item(),
                    d.name(),
                    d.dataType(),
                    d.units(),
                    d.codes(),
                    d.softRanges().stream().map(RangeView::of).toList());
        }
    }

    record RangeView(
            @Nullable String unit,
            @Nullable String low,
            @Nullable String high) {

        static RangeView of(SoftRange range) {
            BigDecimal low = range.low();
            BigDecimal high = range.high();
            return new RangeView(
                    range.unit(), low == null ? null : low.toPlainString(), high == null ? null : high.toPlainString());
        }
    }
}
