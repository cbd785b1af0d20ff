package io.trialledger.visits.odm;

import static io.trialledger.starter.odm.OdmNode.CONTEXT;
import static io.trialledger.starter.odm.OdmNode.INSERT;
import static io.trialledger.starter.odm.OdmNode.UPDATE;

import io.trialledger.starter.odm.OdmNode;
import io.trialledger.starter.odm.OdmNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Planned visits, visits that took place or did not. What this service only heard from enrollment (registration, consent, leaving) is
 * told by that service.
 */
class VisitEventsAsOdm {

    private static final String DATE = "I.VISIT.DATE";
    private static final String STATUS = "I.VISIT.STATUS";

    private final Names names;

    VisitEventsAsOdm(Names names) {
        this.names = names;
    }

    Optional<OdmNode> tell(String type, JsonNode e) {
        return switch (type) {
            case "visits.VisitsPlanned" -> Optional.of(planned(e));
            case "visits.VisitsCancelled" -> Optional.of(cancelled(e));
            case "visits.VisitTookPlace" -> Optional.of(tookPlace(e));
            case "visits.VisitNotDone" -> Optional.of(notDone(e));
            case "visits.VisitDateCorrected" -> Optional.of(dateCorrected(e));
            default -> Optional.empty();
        };
    }

    private OdmNode planned(JsonNode e) {
        List<OdmNode> visits = new ArrayList<>();
        e.path("visits")
                .forEach(visit -> visits.add(names.visit(visit.path("visit").asString(), INSERT)));
        return subject(e).with(visits).withAudit();
    }

    /** Not removed: should one take place all the same, it is taken. */
    private OdmNode cancelled(JsonNode e) {
        List<OdmNode> visits = new ArrayList<>();
        String cause = OdmNode.text(e.path("cause"));
        e.path("visits")
                .forEach(visit -> visits.add(
                        names.visit(visit.asString(), CONTEXT).with(OdmNote.of("VISIT", "CANCELLED", cause))));
        return subject(e).with(visits).withAudit();
    }

    private OdmNode tookPlace(JsonNode e) {
        List<OdmNode> items = new ArrayList<>(List.of(
                OdmNode.item(DATE, "Date of visit", "partialDatetime", INSERT, e, "date"),
                OdmNode.item(STATUS, "Status of visit", "text", INSERT, "DONE")));
        String label = OdmNode.text(e.path("label"));
        if (label != null) {
            items.add(OdmNode.text("I.VISIT.LABEL", "What the site calls the visit", INSERT, label));
        }
        OdmNode visit = visit(e, group(INSERT, items));
        String deviation = OdmNode.text(e.path("deviation"));
        OdmNode timed = visit.with(OdmNote.of("TIMING", e.path("timing").asString("UNKNOWN")));
        return subject(e).with(List.of(deviation == null ? timed : timed.with(OdmNote.of("DEVIATION", deviation))));
    }

    private OdmNode notDone(JsonNode e) {
        boolean takesBack = !e.path("before").isNull() && !e.path("before").isMissingNode();
        List<OdmNode> items = new ArrayList<>(
                List.of(OdmNode.item(STATUS, "Status of visit", "text", takesBack ? UPDATE : INSERT, "NOT_DONE")));
        if (takesBack) {
            items.add(OdmNode.item(DATE, "Date of visit", "partialDatetime", UPDATE, null));
        }
        return subject(e).with(List.of(visit(e, group(takesBack ? UPDATE : INSERT, items))));
    }

    private OdmNode dateCorrected(JsonNode e) {
        boolean wasNotDone = e.path("before").isNull() || e.path("before").isMissingNode();
        List<OdmNode> items = new ArrayList<>(List.of(
                OdmNode.item(DATE, "Date of visit", "partialDatetime", wasNotDone ? INSERT : UPDATE, e, "date")));
        if (wasNotDone) {
            items.add(OdmNode.item(STATUS, "Status of visit", "text", UPDATE, "DONE"));
        }
        OdmNode visit = names.visit(
                e.path("visit").asString(),
                CONTEXT,
                form(CONTEXT, group(UPDATE, items).withAudit()));
        return subject(e).with(List.of(visit));
    }

    /** A planned visit is there since it was planned; another one comes into being by taking place. */
    private OdmNode visit(JsonNode e, OdmNode group) {
        boolean isNew = !e.path("planned").asBoolean() && group.transaction().equals(INSERT);
        return names.visit(e.path("visit").asString(), isNew ? INSERT : UPDATE, form(group.transaction(), group))
                .withAudit();
    }

    private static OdmNode form(String transaction, OdmNode group) {
        return OdmNode.form("F.VISIT", "Visit", transaction, group);
    }

    private static OdmNode group(String transaction, List<OdmNode> items) {
        return OdmNode.group("IG.VISIT", "Visit", transaction).with(items);
    }

    private static OdmNode subject(JsonNode e) {
        return OdmNode.subject(e.path("subjectId").asString(), CONTEXT);
    }
}
