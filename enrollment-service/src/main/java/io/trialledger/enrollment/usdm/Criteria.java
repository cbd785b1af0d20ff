package io.trialledger.enrollment.usdm;

import static io.trialledger.enrollment.usdm.FindingCode.CRITERION_NOT_IMPORTED;
import static io.trialledger.enrollment.usdm.FindingCode.CRITERION_WITHOUT_TEXT;

import io.trialledger.enrollment.study.Protocol.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the eligibility criteria, in the order of the file. */
class Criteria {

    private static final String INCLUSION = "C25532";
    private static final String EXCLUSION = "C25370";

    private final List<JsonNode> criteria;
    private final Map<String, JsonNode> items;
    private final CriterionTexts texts;
    private final Findings findings;

    Criteria(JsonNode version, JsonNode design, Findings findings) {
        criteria = Json.objects(design, "eligibilityCriteria");
        items = Json.byId(Json.objects(version, "eligibilityCriterionItems"));
        texts = new CriterionTexts(version, findings);
        this.findings = findings;
    }

    List<Criterion> read() {
        Keys keys = new Keys(findings);
        List<Criterion> read = new ArrayList<>();
        for (JsonNode criterion : criteria) {
            String name = Json.nameOf(criterion);
            String category = Json.code(criterion.path("category"));
            if (!category.equals(INCLUSION) && !category.equals(EXCLUSION)) {
                findings.add(
                        CRITERION_NOT_IMPORTED, name, "category " + category + " is neither inclusion nor exclusion");
                continue;
            }
            JsonNode item = items.get(Json.text(criterion, "criterionItemId").orElse(""));
            String text = item == null ? "" : texts.plain(item, name);
            if (text.isEmpty()) {
                findings.add(CRITERION_WITHOUT_TEXT, name, "nothing says what is asked");
            }
            read.add(new Criterion(
                    keys.of(name),
                    Json.text(criterion, "identifier").orElse(null),
                    category.equals(INCLUSION),
                    Json.text(criterion, "label").orElse(null),
                    text));
        }
        findings.counted("criteria", criteria.size());
        return read;
    }
}
