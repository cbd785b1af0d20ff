package io.trialledger.visits.odm;

import static io.trialledger.starter.odm.OdmNode.CONTEXT;
import static io.trialledger.starter.odm.OdmNode.INSERT;
import static io.trialledger.starter.odm.OdmNode.UPDATE;

import io.trialledger.starter.odm.OdmNode;
import io.trialledger.starter.odm.OdmNote;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Values and the queries about them. */
class ItemEventsAsOdm {

    private static final String QUERY = "QUERY";

    private final Names names;

    ItemEventsAsOdm(Names names) {
        this.names = names;
    }

    Optional<OdmNode> tell(String type, JsonNode e) {
        return switch (type) {
            case "visits.ItemRecorded" -> at(e, value(e, INSERT));
            case "visits.ItemCorrected" -> at(e, value(e, UPDATE));
            case "visits.ItemNotDone" -> at(e, notDone(e));
            case "visits.QueryOpened" -> query(e, OdmNote.of(QUERY, "OPENED", outside(e)));
            case "visits.QueryAsked" -> query(e, OdmNote.sealed(QUERY, "OPENED", e.path("text")));
            case "visits.QueryAnswered" -> query(e, OdmNote.sealed(QUERY, "ANSWERED", e.path("text")));
            case "visits.QueryClosed" -> query(e, OdmNote.sealed(QUERY, "CLOSED", e.path("text")));
            case "visits.QueryReopened" -> query(e, OdmNote.sealed(QUERY, "REOPENED", e.path("text")));
            default -> Optional.empty();
        };
    }

    private OdmNode value(JsonNode e, String transaction) {
        String item = e.path("item").asString();
        JsonNode value = e.path("value");
        String text = OdmNode.text(value.path("text"));
        OdmNode told = text != null
                ? OdmNode.text("I." + item, names.item(item), transaction, text)
                : OdmNode.item("I." + item, names.item(item), names.type(item), transaction, value, "value");
        String date = OdmNode.text(value.path("date"));
        OdmNode dated = date == null ? told : told.with(OdmNote.of("OBSERVED", "ON", date));
        return dated.in(OdmNode.text(value.path("unit")));
    }

    private OdmNode notDone(JsonNode e) {
        String item = e.path("item").asString();
        String transaction = e.path("before").isObject() ? UPDATE : INSERT;
        return OdmNode.item("I." + item, names.item(item), names.type(item), transaction, null)
                .with(OdmNote.of("STATUS", "NOT_DONE"));
    }

    private Optional<OdmNode> query(JsonNode e, OdmNote note) {
        String item = e.path("item").asString();
        OdmNode asked = OdmNode.item("I." + item, names.item(item), names.type(item), CONTEXT, null);
        return at(e, asked.with(note).with(OdmNote.of("QUERY_ID", "IS", OdmNode.text(e.path("queryId")))));
    }

    private static String outside(JsonNode e) {
        String low = OdmNode.text(e.path("low"));
        String high = OdmNode.text(e.path("high"));
        return "outside " + (low == null ? "" : low) + " to " + (high == null ? "" : high);
    }

    private Optional<OdmNode> at(JsonNode e, OdmNode item) {
        String visit = e.path("visit").asString();
        OdmNode form = names.placed(
                visit,
                item.withAudit(),
                e.path("item").asString(),
                e.path("repeat").asInt());
        return Optional.of(OdmNode.subject(e.path("subjectId").asString(), CONTEXT, names.visit(visit, CONTEXT, form)));
    }
}
