package io.trialledger.starter.odm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One element of clinical data with what a definition of it needs to know. Of each event exactly one element is {@code audited}: it
 * carries the event's audit record, for itself and for everything below it.
 *
 * @param level SubjectData, StudyEventData, FormData, ItemGroupData or ItemData
 * @param oid of the definition; of a subject, its key
 * @param transaction Insert, Update, Remove or Context; never Upsert
 * @param name for people
 * @param type of a study event: Scheduled, Unscheduled or Common; of an item: its data type; else empty
 * @param value of an item, in clear; null for none
 * @param sealed the stored form of a sealed free text that is the value; null for none. It never leaves the service
 * @param isNull whether an item is known to have no value
 * @param notes what ODM 1.3.2 has no element for
 */
public record OdmNode(
        String level,
        String oid,
        @Nullable String repeatKey,
        String transaction,
        boolean audited,
        String name,
        String type,
        @Nullable String value,
        @JsonIgnore @Nullable String sealed,
        boolean isNull,
        @Nullable String unit,
        List<OdmNote> notes,
        List<OdmNode> children) {

    public static final String INSERT = "Insert";
    public static final String UPDATE = "Update";
    public static final String CONTEXT = "Context";

    public OdmNode {
        notes = List.copyOf(notes);
        children = List.copyOf(children);
    }

    public static OdmNode subject(String key, String transaction, OdmNode... children) {
        return container("SubjectData", key, transaction, key, "", children);
    }

    /** @param type Scheduled, Unscheduled or Common */
    public static OdmNode studyEvent(String oid, String name, String type, String transaction, OdmNode... children) {
        return container("StudyEventData", oid, transaction, name, type, children);
    }

    public static OdmNode form(String oid, String name, String transaction, OdmNode... children) {
        return container("FormData", oid, transaction, name, "", children);
    }

    public static OdmNode group(String oid, String name, String transaction, OdmNode... children) {
        return container("ItemGroupData", oid, transaction, name, "", children);
    }

    private static OdmNode container(
            String level, String oid, String transaction, String name, String type, OdmNode... children) {
        return new OdmNode(
                level,
                oid,
                null,
                transaction,
                false,
                name,
                type,
                null,
                null,
                false,
                null,
                List.of(),
                List.of(children));
    }

    /** An item; a null value in an Insert or Update is told as such. */
    public static OdmNode item(String oid, String name, String type, String transaction, @Nullable String value) {
        boolean isNull = value == null && !transaction.equals(CONTEXT);
        return new OdmNode(
                "ItemData", oid, null, transaction, false, name, type, value, null, isNull, null, List.of(), List.of());
    }

    /** An item whose value is a member of {@code payload}. */
    public static OdmNode item(
            String oid, String name, String type, String transaction, JsonNode payload, String member) {
        return item(oid, name, type, transaction, text(payload.path(member)));
    }

    /** An item whose value is a sealed free text; null for none. */
    public static OdmNode text(String oid, String name, String transaction, @Nullable String stored) {
        OdmNode plain = item(oid, name, "text", transaction, null);
        return stored == null
                ? plain
                : new OdmNode(
                        plain.level(),
                        oid,
                        null,
                        transaction,
                        false,
                        name,
                        plain.type(),
                        null,
                        stored,
                        false,
                        null,
                        List.of(),
                        List.of());
    }

    public OdmNode repeat(String key) {
        return new OdmNode(
                level, oid, key, transaction, audited, name, type, value, sealed, isNull, unit, notes, children);
    }

    /** This element carries the event's audit record. */
    public OdmNode withAudit() {
        return new OdmNode(
                level, oid, repeatKey, transaction, true, name, type, value, sealed, isNull, unit, notes, children);
    }

    public OdmNode in(@Nullable String itsUnit) {
        return new OdmNode(
                level,
                oid,
                repeatKey,
                transaction,
                audited,
                name,
                type,
                value,
                sealed,
                isNull,
                itsUnit,
                notes,
                children);
    }

    public OdmNode with(OdmNote note) {
        List<OdmNote> more = Stream.concat(notes.stream(), Stream.of(note)).toList();
        return new OdmNode(
                level, oid, repeatKey, transaction, audited, name, type, value, sealed, isNull, unit, more, children);
    }

    public OdmNode with(List<OdmNode> further) {
        List<OdmNode> more = new ArrayList<>(children);
        more.addAll(further);
        return new OdmNode(
                level, oid, repeatKey, transaction, audited, name, type, value, sealed, isNull, unit, notes, more);
    }

    /** The text of a value; null if there is none. */
    public static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
