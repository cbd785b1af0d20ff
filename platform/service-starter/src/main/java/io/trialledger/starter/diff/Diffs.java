package io.trialledger.starter.diff;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import io.trialledger.eventstore.EventLog;
import io.trialledger.model.AllowedTo;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.diff.Diff.Act;
import io.trialledger.starter.diff.Diff.Change;
import io.trialledger.starter.diff.Diff.Kind;
import io.trialledger.starter.history.ReadHistory;
import io.trialledger.starter.history.SealedFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of two moments. Only rows that began in between are looked at, in the order in which they began, so that a page
 * costs what it shows, however much there is.
 */
class Diffs {

    private static final int MOST_OF_ONE_EVENT = 100_000;
    /** Pages of rows looked at for one answer: of most of them a filter may leave nothing. */
    private static final int MOST_ROUNDS = 20;

    private final String ownLog;
    private final EventLog log;
    private final Seals seals;
    private final SealedFields fields;
    private final Authority authority;
    private final Supplier<List<Things>> kinds;

    Diffs(
            String ownLog,
            EventLog log,
            Seals seals,
            SealedFields fields,
            Authority authority,
            Supplier<List<Things>> kinds) {
        this.ownLog = ownLog;
        this.log = log;
        this.seals = seals;
        this.fields = fields;
        this.authority = authority;
        this.kinds = kinds;
    }

    @QueryHandler
    Diff answer(FindDiff q) {
        Map<Things, Sites> readable = readable(q);
        Reader reader = new Reader(new Acts(log, seals, fields), authority.sitesOf(q.studyId(), ReadHistory.class));
        List<Change> changes = new ArrayList<>();
        long last = q.to().position(ownLog);
        long after = Math.max(q.after(), q.from().position(ownLog));
        for (int round = 0; round < MOST_ROUNDS && after < last && changes.size() < q.limit(); round++) {
            long upTo = boundary(q, readable.keySet(), after, last);
            for (Map.Entry<Things, Sites> kind : readable.entrySet()) {
                changes.addAll(changes(q, kind.getKey(), kind.getValue(), after, upTo, reader));
            }
            after = upTo;
        }
        changes.sort(Comparator.comparing(Change::position));
        return new Diff(
                ownLog,
                vector(q.from().positions()),
                vector(q.to().positions()),
                changes,
                after < last ? Long.toString(after) : null);
    }

    private static String vector(@Nullable Map<String, Long> positions) {
        return Positions.format(Objects.requireNonNull(positions, "a moment of the past"));
    }

    /** Kinds that the caller reads otherwise, with the sites; a refusal as of such a reading if there is none. */
    private Map<Things, Sites> readable(FindDiff q) {
        Map<Things, Sites> readable = new LinkedHashMap<>();
        List<Things> all = kinds.get();
        for (Things things : all) {
            Sites sites = authority.sitesOf(q.studyId(), things.readBy());
            if (!sites.isEmpty() && (q.subjectId() == null || things.ofSubjects())) {
                readable.put(things, sites);
            }
        }
        boolean none = all.stream()
                .allMatch(things ->
                        authority.sitesOf(q.studyId(), things.readBy()).isEmpty());
        if (none && !all.isEmpty()) {
            AllowedTo allowed = Objects.requireNonNull(all.get(0).readBy().getAnnotation(AllowedTo.class));
            authority.require(Set.of(allowed.value()), q.studyId(), null);
        }
        return readable;
    }

    private static Bson filter(FindDiff q) {
        return q.subjectId() == null
                ? eq("study", q.studyId())
                : and(eq("study", q.studyId()), eq("subject", q.subjectId()));
    }

    /** The position with which there are enough rows for a page, or {@code last}. */
    private static long boundary(FindDiff q, Set<Things> kinds, long after, long last) {
        List<Long> begun = kinds.stream()
                .flatMap(things -> things.rows().changed(filter(q), after, q.limit(), q.to()).stream())
                .map(row -> row.getLong("from"))
                .sorted()
                .toList();
        return begun.size() < q.limit() ? last : begun.get(q.limit() - 1);
    }

    private List<Change> changes(FindDiff q, Things things, Sites sites, long after, long upTo, Reader reader) {
        Map<String, Document> rows = new LinkedHashMap<>();
        things.rows().changed(filter(q), after, q.limit(), q.to()).stream()
                .filter(row -> row.getLong("from") <= upTo)
                .forEach(row -> rows.put(row.getString("id"), row));
        if (rows.size() == q.limit()) { // more may have begun with the last of these events
            things.rows()
                    .find(and(filter(q), eq("from", upTo)), Sorts.ascending("from"), MOST_OF_ONE_EVENT, q.to())
                    .forEach(row -> rows.put(row.getString("id"), row));
        }
        rows.values().removeIf(row -> !isWanted(q, things, row) || !things.isVisible(row, sites));
        if (rows.isEmpty()) {
            return List.of();
        }
        return things.rows().versions(rows.keySet(), q.from(), q.to()).values().stream()
                .map(versions -> Comparison.of(things, versions, q.from().position(ownLog)))
                .filter(Comparison::differs)
                .map(differing -> reader.change(ownLog, differing))
                .toList();
    }

    private static boolean isWanted(FindDiff q, Things things, Document row) {
        return q.siteId() == null || q.siteId().equals(things.siteOf(row));
    }

    /** @param historySites of which the reader may know why something was done */
    private record Reader(Acts acts, Sites historySites) {

        Change change(String log, Comparison differing) {
            Things things = differing.things();
            Document row = differing.last();
            String site = things.siteOf(row);
            List<Act> done =
                    differing.acts((position, fields) -> acts.of(position, fields, historySites.contains(site)));
            Act last = done.get(done.size() - 1);
            return new Change(
                    log,
                    last.position(),
                    last.at(),
                    things.name(),
                    differing.isNew() ? Kind.ADDED : Kind.CHANGED,
                    site,
                    things.ofSubjects() ? row.getString("subject") : null,
                    things.key(row),
                    differing.fields(),
                    done);
        }
    }
}
