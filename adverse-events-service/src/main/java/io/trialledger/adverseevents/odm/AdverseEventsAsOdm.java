package io.trialledger.adverseevents.odm;

import static io.trialledger.starter.odm.OdmNode.CONTEXT;
import static io.trialledger.starter.odm.OdmNode.INSERT;
import static io.trialledger.starter.odm.OdmNode.UPDATE;

import io.trialledger.starter.odm.OdmMapping;
import io.trialledger.starter.odm.OdmNode;
import io.trialledger.starter.odm.OdmNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * An adverse event is one form of the common study event {@code SE.AE}, repeated by its id, with the variables of SDTM's AE domain.
 * Queries and safety clocks, for which ODM 1.3.2 has nothing, are annotations of that form.
 */
@Component
class AdverseEventsAsOdm implements OdmMapping {

    private static final String QUERY = "QUERY";
    private static final String CLOCK = "SAFETY_CLOCK";

    @Override
    public Teller of(String studyId) {
        return AdverseEventsAsOdm::tell;
    }

    private static Optional<OdmNode> tell(String type, JsonNode e) {
        String rule = OdmNode.text(e.path("rule"));
        String obligation = OdmNode.text(e.path("obligationId"));
        return switch (type) {
            case "adverse-events.AdverseEventReported" -> Optional.of(reported(e));
            case "adverse-events.AdverseEventFollowedUp" -> Optional.of(followedUp(e));
            case "adverse-events.QueryOpened" -> noted(e, OdmNote.of(QUERY, "OPENED", rule));
            case "adverse-events.QueryAnswered" -> noted(e, OdmNote.sealed(QUERY, "ANSWERED", e.path("text")));
            case "adverse-events.QueryClosed" -> noted(e, OdmNote.sealed(QUERY, "CLOSED", e.path("text")));
            case "adverse-events.QueryResolved" -> noted(e, OdmNote.of(QUERY, "RESOLVED", rule));
            case "adverse-events.ObligationOpened" ->
                noted(e, OdmNote.of(CLOCK, "OPENED", OdmNode.text(e.path("clock"))));
            case "adverse-events.ObligationConfirmed" -> noted(e, OdmNote.of(CLOCK, "CONFIRMED", obligation));
            case "adverse-events.ObligationLifted" -> noted(e, OdmNote.of(CLOCK, "LIFTED", obligation));
            case "adverse-events.DeathReported" ->
                noted(e, OdmNote.of("DEATH", "REPORTED", OdmNode.text(e.path("diedOn"))));
            case "adverse-events.DiscontinuationRefused" ->
                noted(e, OdmNote.of("DISCONTINUATION", "REFUSED", OdmNode.text(e.path("refusedBy"))));
            default -> Optional.empty();
        };
    }

    private static OdmNode reported(JsonNode e) {
        List<OdmNode> given = items(e.path("adverseEvent"), INSERT).stream()
                .filter(item -> !item.isNull())
                .toList();
        return subject(e, form(e, INSERT, group(INSERT, given)).withAudit());
    }

    /** The whole record stands for what was before; one that was written earlier and only came later changes nothing. */
    private static OdmNode followedUp(JsonNode e) {
        if (!e.path("present").asBoolean()) {
            OdmNote late = OdmNote.of("VERSION", "EARLIER_RECORD", OdmNode.text(e.path("version")));
            return subject(e, form(e, CONTEXT).with(late).withAudit());
        }
        OdmNode group = group(UPDATE, items(e.path("adverseEvent"), UPDATE)).withAudit();
        return subject(e, form(e, CONTEXT, group));
    }

    private static Optional<OdmNode> noted(JsonNode e, OdmNote note) {
        return Optional.of(subject(e, form(e, CONTEXT).with(note).withAudit()));
    }

    private static List<OdmNode> items(JsonNode record, String transaction) {
        List<OdmNode> items = new ArrayList<>();
        items.add(OdmNode.text("I.AETERM", "Reported term", transaction, OdmNode.text(record.path("term"))));
        items.add(item("AEDECOD", "Dictionary-derived term", transaction, record, "codedTerm"));
        items.add(date("AESTDTC", "Start", transaction, record, "onset"));
        items.add(date("AEENDTC", "End", transaction, record, "end"));
        items.add(item("AEONGO", "Ongoing", transaction, record, "ongoing"));
        items.add(item("AESEV", "Severity", transaction, record, "severity"));
        items.add(item("AESER", "Serious", transaction, record, "serious"));
        items.add(OdmNode.item(
                "I.AESCRIT", "Criteria of seriousness", "text", transaction, joined(record.path("criteria"))));
        items.add(item("AEREL", "Causality", transaction, record, "causality"));
        items.add(item("AEOUT", "Outcome", transaction, record, "outcome"));
        items.add(item("AEACN", "Action taken", transaction, record, "action"));
        items.add(date("AEAWARE", "Site aware", transaction, record, "awareAt"));
        items.add(date("AEDTC", "Recorded by the site", transaction, record, "reportedOn"));
        items.add(OdmNode.text("I.AENARR", "Narrative", transaction, OdmNode.text(record.path("narrative"))));
        return items;
    }

    private static OdmNode item(String oid, String name, String transaction, JsonNode record, String member) {
        return OdmNode.item("I." + oid, name, "text", transaction, record, member);
    }

    private static OdmNode date(String oid, String name, String transaction, JsonNode record, String member) {
        return OdmNode.item("I." + oid, name, "partialDatetime", transaction, record, member);
    }

    private static @Nullable String joined(JsonNode values) {
        String all = StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? null : all;
    }

    private static OdmNode subject(JsonNode e, OdmNode form) {
        return OdmNode.subject(
                e.path("subjectId").asString(),
                CONTEXT,
                OdmNode.studyEvent("SE.AE", "Adverse events", "Common", CONTEXT, form));
    }

    private static OdmNode form(JsonNode e, String transaction, OdmNode... children) {
        return OdmNode.form("F.AE", "Adverse event", transaction, children)
                .repeat(e.path("adverseEventId").asString());
    }

    private static OdmNode group(String transaction, List<OdmNode> items) {
        return OdmNode.group("IG.AE", "Adverse event", transaction).with(items);
    }
}
