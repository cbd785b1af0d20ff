package io.trialledger.adverseevents.adverseeventlist;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import io.trialledger.adverseevents.adverseevent.ActionTaken;
import io.trialledger.adverseevents.adverseevent.AdverseEventRecord;
import io.trialledger.adverseevents.adverseevent.Causality;
import io.trialledger.adverseevents.adverseevent.Flag;
import io.trialledger.adverseevents.adverseevent.Outcome;
import io.trialledger.adverseevents.adverseevent.SeriousnessCriterion;
import io.trialledger.adverseevents.adverseevent.Severity;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Seals;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A record as it stands in a row: texts sealed, everything else as text. */
final class RecordRow {

    private RecordRow() {}

    static Document of(AdverseEventRecord r) {
        return new Document("term", r.term().encoded())
                .append("codedTerm", r.codedTerm())
                .append("onset", text(r.onset()))
                .append("end", text(r.end()))
                .append("ongoing", r.ongoing())
                .append("severity", r.severity().name())
                .append("serious", r.serious())
                .append("criteria", names(r.criteria()))
                .append("causality", text(r.causality()))
                .append("outcome", r.outcome().name())
                .append("action", text(r.action()))
                .append("awareAt", r.awareAt() == null ? null : ISO_OFFSET_DATE_TIME.format(r.awareAt()))
                .append("reportedOn", text(r.reportedOn()))
                .append(
                        "narrative",
                        r.narrative() == null ? null : r.narrative().encoded())
                .append("sourceRecord", r.sourceRecord());
    }

    static RecordView view(Document row, Seals seals) {
        return new RecordView(
                revealed(row.getString("term"), seals),
                row.getString("codedTerm"),
                row.getString("onset"),
                row.getString("end"),
                row.getBoolean("ongoing"),
                Severity.valueOf(row.getString("severity")),
                row.getBoolean("serious", false),
                row.getList("criteria", String.class).stream()
                        .map(SeriousnessCriterion::valueOf)
                        .toList(),
                constant(row.getString("causality"), Causality::valueOf),
                Outcome.valueOf(row.getString("outcome")),
                constant(row.getString("action"), ActionTaken::valueOf),
                row.getString("awareAt"),
                row.getString("reportedOn"),
                revealed(row.getString("narrative"), seals),
                row.getString("sourceRecord"));
    }

    static List<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).sorted().toList();
    }

    static List<Flag> flags(Document row) {
        return row.getList("flags", String.class).stream().map(Flag::valueOf).toList();
    }

    private static @Nullable String revealed(@Nullable String sealed, Seals seals) {
        return sealed == null
                ? null
                : seals.reveal(Sealed.<String>decode(sealed)).orElse(null);
    }

    private static <T> @Nullable T constant(@Nullable String name, Function<String, T> named) {
        return name == null ? null : named.apply(name);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
