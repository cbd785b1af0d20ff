package io.trialledger.enrollment.usdm;

import static io.trialledger.enrollment.usdm.FindingCode.ARMS_MISSING;
import static io.trialledger.enrollment.usdm.FindingCode.OTHER_DESIGN_NOT_IMPORTED;
import static io.trialledger.enrollment.usdm.FindingCode.OTHER_VERSION_NOT_IMPORTED;
import static io.trialledger.enrollment.usdm.FindingCode.PLANNED_NUMBER_MISSING;
import static io.trialledger.enrollment.usdm.FindingCode.TITLE_MISSING;
import static io.trialledger.enrollment.usdm.FindingCode.VERSION_MISSING;
import static io.trialledger.enrollment.usdm.UsdmRule.ARM_NOT_USABLE;
import static io.trialledger.enrollment.usdm.UsdmRule.IDENTIFIER_NOT_USABLE;
import static io.trialledger.enrollment.usdm.UsdmRule.NOT_JSON;
import static io.trialledger.enrollment.usdm.UsdmRule.SPONSOR_IDENTIFIER_MISSING;
import static io.trialledger.enrollment.usdm.UsdmRule.STUDY_DESIGN_MISSING;
import static io.trialledger.enrollment.usdm.UsdmRule.STUDY_VERSION_MISSING;
import static io.trialledger.enrollment.usdm.UsdmRule.UNSUPPORTED_USDM_VERSION;

import io.trialledger.enrollment.study.ChosenId;
import io.trialledger.enrollment.study.Protocol;
import io.trialledger.enrollment.study.Protocol.Activity;
import io.trialledger.enrollment.study.Protocol.Arm;
import io.trialledger.enrollment.study.Protocol.Encounter;
import io.trialledger.enrollment.study.Protocol.Epoch;
import io.trialledger.model.RuleViolated;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one file. What can't be read is reported and left out as long as the study can be conducted with the rest;
 * otherwise the file is refused with the reason. The first version and the first design of a study count.
 */
public final class UsdmReader {

    private static final String SPONSOR = "C70793";
    /** CDISC's released codes for the kinds of a title, and those that tools used before. */
    private static final Set<String> OFFICIAL_TITLE = Set.of("C207616", "C99905x2");

    private static final Set<String> BRIEF_TITLE = Set.of("C207615", "C99905x1");
    private static final Set<String> ACRONYM = Set.of("C207646", "C94108");
    /** Sealed arms have one size for all names. */
    private static final int LONGEST_ARM_NAME = 240;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Findings findings = new Findings();

    private UsdmReader() {}

    /** @throws RuleViolated by a {@link UsdmRule} if the study could not be conducted with what the file says */
    public static UsdmStudy read(byte[] file) {
        JsonNode root = parse(file);
        String usdm = Json.text(root, "usdmVersion").orElse("");
        RuleViolated.unless(usdm.matches("4(\\..*)?"), UNSUPPORTED_USDM_VERSION, "usdmVersion", "4.x can be read");
        return new UsdmReader().study(root.path("study"));
    }

    private static JsonNode parse(byte[] file) {
        try {
            return MAPPER.readTree(file);
        } catch (JacksonException e) {
            throw new RuleViolated(
                    NOT_JSON,
                    "the file is no JSON or is cut off: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
    }

    private UsdmStudy study(JsonNode study) {
        JsonNode version = first(study, "versions", STUDY_VERSION_MISSING, OTHER_VERSION_NOT_IMPORTED);
        JsonNode design = first(version, "studyDesigns", STUDY_DESIGN_MISSING, OTHER_DESIGN_NOT_IMPORTED);
        String studyId = sponsorsIdentifier(version);
        Protocol protocol = new Protocol(
                orReport(Json.text(version, "versionIdentifier"), VERSION_MISSING, "1"),
                orReport(title(version, OFFICIAL_TITLE).or(() -> title(version, BRIEF_TITLE)), TITLE_MISSING, studyId),
                title(version, ACRONYM).orElse(null),
                Json.decode(design.path("blindingSchema")).orElse(null),
                plannedSubjects(design.path("population")),
                arms(design),
                counted(design, "epochs").stream()
                        .map(epoch -> new Epoch(Json.text(epoch, "id").orElse("?"), Json.nameOf(epoch)))
                        .toList(),
                counted(design, "encounters").stream()
                        .map(encounter -> new Encounter(Json.nameOf(encounter), label(encounter)))
                        .toList(),
                counted(design, "activities").stream()
                        .map(activity -> new Activity(Json.nameOf(activity), label(activity)))
                        .toList(),
                new Schedule(design, findings).read(),
                new Criteria(version, design, findings).read());
        findings.counted("elements", Json.objects(design, "elements").size());
        findings.counted("cells", Json.objects(design, "studyCells").size());
        return new UsdmStudy(studyId, protocol, findings.report());
    }

    private JsonNode first(JsonNode parent, String field, UsdmRule missing, FindingCode others) {
        List<JsonNode> objects = Json.objects(parent, field);
        RuleViolated.unless(!objects.isEmpty(), missing, field, "the file has no " + field);
        objects.stream().skip(1).forEach(other -> findings.add(others, Json.nameOf(other), "only the first is read"));
        return objects.get(0);
    }

    private static String sponsorsIdentifier(JsonNode version) {
        Set<String> sponsors = Json.objects(version, "organizations").stream()
                .filter(organization -> Json.code(organization.path("type")).equals(SPONSOR))
                .flatMap(organization -> Json.text(organization, "id").stream())
                .collect(Collectors.toSet());
        String identifier = Json.objects(version, "studyIdentifiers").stream()
                .filter(candidate -> Json.text(candidate, "scopeId")
                        .filter(sponsors::contains)
                        .isPresent())
                .flatMap(candidate -> Json.text(candidate, "text").stream())
                .findFirst()
                .orElseThrow(() -> new RuleViolated(
                        SPONSOR_IDENTIFIER_MISSING, "studyIdentifiers", "no identifier is scoped by a sponsor"));
        RuleViolated.unless(
                ChosenId.isUsable(identifier),
                IDENTIFIER_NOT_USABLE,
                "studyIdentifiers",
                "'" + identifier + "' has other characters than A-Z a-z 0-9 . _ - or more than 64");
        return identifier;
    }

    private static Optional<String> title(JsonNode version, Set<String> types) {
        return Json.objects(version, "titles").stream()
                .filter(title -> types.contains(Json.code(title.path("type"))))
                .flatMap(title -> Json.text(title, "text").stream())
                .findFirst();
    }

    private String orReport(Optional<String> value, FindingCode missing, String instead) {
        return value.orElseGet(() -> {
            findings.add(missing, "study", instead + " is used");
            return instead;
        });
    }

    private List<Arm> arms(JsonNode design) {
        List<Arm> arms = counted(design, "arms").stream()
                .map(arm -> new Arm(Json.nameOf(arm), label(arm)))
                .toList();
        if (arms.isEmpty()) {
            findings.add(ARMS_MISSING, "arms", "nobody can be randomized");
        }
        Set<String> names = new HashSet<>();
        for (Arm arm : arms) {
            int bytes = arm.name().getBytes(StandardCharsets.UTF_8).length;
            RuleViolated.unless(
                    bytes <= LONGEST_ARM_NAME && arm.name().lines().count() == 1,
                    ARM_NOT_USABLE,
                    "arms",
                    "the name of an arm is one line of at most " + LONGEST_ARM_NAME + " bytes");
            RuleViolated.unless(names.add(arm.name()), ARM_NOT_USABLE, "arms", "two arms are called " + arm.name());
        }
        return arms;
    }

    private @Nullable Integer plannedSubjects(JsonNode population) {
        JsonNode planned = population.path("plannedEnrollmentNumber");
        JsonNode number = planned.path("value").isNumber()
                ? planned.path("value")
                : planned.path("maxValue").path("value");
        if (!number.isNumber()) {
            findings.add(PLANNED_NUMBER_MISSING, "population", "no planned number of subjects");
            return null;
        }
        return number.decimalValue().intValue();
    }

    private List<JsonNode> counted(JsonNode design, String field) {
        List<JsonNode> objects = Json.objects(design, field);
        findings.counted(field, objects.size());
        return objects;
    }

    private static @Nullable String label(JsonNode object) {
        return Json.text(object, "label").orElse(null);
    }
}
