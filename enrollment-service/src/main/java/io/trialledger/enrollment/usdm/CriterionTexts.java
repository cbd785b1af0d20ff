package io.trialledger.enrollment.usdm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Turns a criterion's markup into plain text: {@code <usdm:tag name="min_age"/>} is looked up in the item's dictionary,
 * whose {@code <usdm:ref klass id attribute>} points into the study; the rest of the markup only breaks lines.
 */
class CriterionTexts {

    private static final Pattern TAG = Pattern.compile("<usdm:tag\\s+name=\"([^\"]*)\"\\s*/?>(?:</usdm:tag>)?");
    private static final Pattern REF = Pattern.compile("<usdm:ref\\s[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern LINE_BREAK = Pattern.compile("(?i)</(p|li|tr|ol|ul|div|h\\d)>|<br\\s*/?>");
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

    private final Map<String, JsonNode> dictionaries;
    private final Map<String, JsonNode> everything = new HashMap<>();
    private final Findings findings;

    CriterionTexts(JsonNode version, Findings findings) {
        this.findings = findings;
        dictionaries = Json.byId(Json.objects(version, "dictionaries"));
        index(version);
    }

    private void index(JsonNode node) {
        if (node.isObject()) {
            Json.text(node, "id").ifPresent(id -> everything.putIfAbsent(id, node));
        }
        node.valueStream().forEach(this::index);
    }

    String plain(JsonNode item, String where) {
        String marked = Json.text(item, "text").orElse("");
        String dictionary = Json.text(item, "dictionaryId").orElse("");
        String resolved = TAG.matcher(marked)
                .replaceAll(tag -> Matcher.quoteReplacement(resolve(dictionary, tag.group(1), where)));
        String lines = LINE_BREAK.matcher(resolved).replaceAll("\n");
        String text = MARKUP.matcher(lines)
                .replaceAll(" ")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        return text.lines()
                .map(line -> line.replaceAll("[\\h\\s]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .reduce((one, next) -> one + "\n" + next)
                .orElse("");
    }

    private String resolve(String dictionary, String tag, String where) {
        JsonNode entries = dictionaries.get(dictionary);
        Optional<String> value = (entries == null ? List.<JsonNode>of() : Json.objects(entries, "parameterMaps"))
                .stream()
                        .filter(map -> Json.text(map, "tag").filter(tag::equals).isPresent())
                        .findFirst()
                        .flatMap(map -> Json.text(map, "reference"))
                        .flatMap(this::referred);
        if (value.isEmpty()) {
            findings.add(FindingCode.UNRESOLVED_TAG, where, "nothing is said about " + tag);
        }
        return value.orElse("[" + tag + "]");
    }

    private Optional<String> referred(String reference) {
        Matcher ref = REF.matcher(reference);
        if (!ref.find()) {
            return Optional.of(reference);
        }
        Map<String, String> attributes = new HashMap<>();
        ATTRIBUTE.matcher(ref.group()).results().forEach(a -> attributes.put(a.group(1), a.group(2)));
        JsonNode object = everything.get(attributes.getOrDefault("id", ""));
        JsonNode value = object == null ? null : object.path(attributes.getOrDefault("attribute", ""));
        if (value == null || !value.isValueNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(
                value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asString());
    }
}
