package io.trialledger.enrollment.odm;

import static io.trialledger.starter.odm.OdmNode.CONTEXT;
import static io.trialledger.starter.odm.OdmNode.INSERT;
import static io.trialledger.starter.odm.OdmNode.UPDATE;

import io.trialledger.starter.odm.OdmMapping;
import io.trialledger.starter.odm.OdmNode;
import io.trialledger.starter.odm.OdmNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A subject's way, as forms of the common study event {@code SE.SUBJECT}. The arm, the place on the allocation list and who the
 * subject is are never told: every reader of history is blinded.
 */
@Component
class SubjectsAsOdm implements OdmMapping {

    private static final String DATE = "partialDate";
    private static final String TEXT = "text";

    @Override
    public Teller of(String studyId) {
        return SubjectsAsOdm::tell;
    }

    private static Optional<OdmNode> tell(String type, JsonNode e) {
        return switch (type) {
            case "enrollment.SubjectRegistered" ->
                Optional.of(
                        OdmNode.subject(e.path("subjectId").asString(), INSERT).withAudit());
            case "enrollment.ConsentGiven" ->
                told(e, consent(e, INSERT, item("CONSENTED", "Consented on", DATE, e, "consentedOn")));
            case "enrollment.ConsentWithdrawn" ->
                told(
                        e,
                        consent(
                                e,
                                UPDATE,
                                item("WITHDRAWN", "Withdrawn on", DATE, e, "withdrawnOn"),
                                item("WDSCOPE", "Scope of withdrawal", TEXT, e, "scope")));
            case "enrollment.SubjectScreened" ->
                told(e, form("SCREENING", "Screening", INSERT, item("SCREENED", "Screened on", DATE, e, "screenedOn")));
            case "enrollment.EligibilityAttested" -> told(e, eligibility(e, "attestedOn", "ELIGIBLE"));
            case "enrollment.ScreeningFailed" -> told(e, eligibility(e, "failedOn", "SCREENING_FAILED"));
            case "enrollment.SubjectEnrolled" ->
                told(
                        e,
                        form(
                                "ENROLLMENT",
                                "Enrollment",
                                INSERT,
                                item("ENROLLED", "Enrolled on", DATE, e, "enrolledOn")));
            case "enrollment.SubjectRandomized" ->
                told(
                        e,
                        form(
                                "RTSM",
                                "Randomization",
                                INSERT,
                                item("RANDOMIZED", "Randomized on", DATE, e, "randomizedOn")));
            case "enrollment.SubjectDiscontinued" ->
                told(
                        e,
                        disposition(
                                e,
                                INSERT,
                                item("DSDTC", "Discontinued on", DATE, e, "discontinuedOn"),
                                item("DSDECOD", "Reason, coded", TEXT, e, "reasonCode"),
                                words("DSTERM", "Reason", e, "reason")));
            case "enrollment.DeathConfirmed" ->
                told(
                        e,
                        disposition(
                                e,
                                UPDATE,
                                OdmNode.item("I.DSDTC", "Discontinued on", DATE, UPDATE, e, "diedOn")
                                        .with(OdmNote.of("DEATH", "CONFIRMED"))));
            case "enrollment.DeathReported" ->
                told(e, form("DEATH", "Death", INSERT, item("DTHDTC", "Died on", DATE, e, "diedOn")));
            default -> Optional.empty();
        };
    }

    private static OdmNode eligibility(JsonNode e, String day, String outcome) {
        List<OdmNode> items = new ArrayList<>(List.of(
                item("ELIGDTC", "Judged on", DATE, e, day),
                OdmNode.item("I.ELIGIBLE", "Outcome", TEXT, INSERT, outcome),
                item("PROTVER", "Protocol version", TEXT, e, "protocolVersion")));
        e.path("answers").forEach(answer -> {
            String criterion = answer.path("criterion").asString();
            items.add(OdmNode.item(
                    "I.IE." + criterion,
                    criterion + " met",
                    TEXT,
                    INSERT,
                    answer.path("met").asBoolean() ? "Y" : "N"));
        });
        if (OdmNode.text(e.path("note")) != null) {
            items.add(words("ELIGNOTE", "Note", e, "note"));
        }
        return form("ELIGIBILITY", "Eligibility", INSERT, items.toArray(OdmNode[]::new));
    }

    private static OdmNode consent(JsonNode e, String transaction, OdmNode... items) {
        return form("IC", "Informed consent", transaction, items)
                .repeat(e.path("consentVersion").asString());
    }

    private static OdmNode disposition(JsonNode e, String transaction, OdmNode... items) {
        return form("DS", "Disposition", transaction, items)
                .repeat(e.path("scope").asString());
    }

    private static OdmNode form(String id, String name, String transaction, OdmNode... items) {
        List<OdmNode> given =
                List.of(items).stream().filter(item -> !item.isNull()).toList();
        OdmNode group = OdmNode.group("IG." + id, name, transaction).with(given);
        return OdmNode.form("F." + id, name, transaction, group);
    }

    private static OdmNode item(String id, String name, String type, JsonNode e, String member) {
        return OdmNode.item("I." + id, name, type, INSERT, e, member);
    }

    private static OdmNode words(String id, String name, JsonNode e, String member) {
        return OdmNode.text("I." + id, name, INSERT, OdmNode.text(e.path(member)));
    }

    private static Optional<OdmNode> told(JsonNode e, OdmNode form) {
        return Optional.of(OdmNode.subject(
                e.path("subjectId").asString(),
                CONTEXT,
                OdmNode.studyEvent("SE.SUBJECT", "Subject", "Common", CONTEXT, form.withAudit())));
    }
}
