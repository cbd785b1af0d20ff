package io.trialledger.adverseevents.adverseeventlist;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.AdverseEventRule;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Rows;
import io.trialledger.starter.Seals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers questions about adverse events and their versions, within the reader's sites. */
@Component
class AdverseEventListAnswers {

    private static final int ALL_VERSIONS = 100_000;

    private final Rows adverseEvents;
    private final Rows versions;
    private final Authority authority;
    private final Seals seals;
    private final Positions positions;

    AdverseEventListAnswers(AdverseEventListProjection list, Authority authority, Seals seals, Positions positions) {
        adverseEvents = list.adverseEvents();
        versions = list.versions();
        this.authority = authority;
        this.seals = seals;
        this.positions = positions;
    }

    @QueryHandler
    AdverseEventPage answer(FindAdverseEvents query) {
        Listing asked = query.listing();
        List<Bson> more = new ArrayList<>();
        if (query.serious() != null) {
            more.add(eq("serious", query.serious()));
        }
        Listing part = asked;
        if (query.newestFirst()) {
            part = asked.after(null);
            Optional.ofNullable(asked.after()).map(NewestFirst::after).ifPresent(more::add);
        }
        List<AdverseEventItem> found =
                find(query, adverseEvents, part, query.newestFirst() ? NewestFirst.SORT : ascending("key"), more)
                        .stream()
                        .map(this::item)
                        .toList();
        return new AdverseEventPage(
                found.stream().limit(asked.limit()).toList(),
                asked.next(found, query.newestFirst() ? AdverseEventItem::newestKey : AdverseEventItem::key));
    }

    @QueryHandler
    VersionPage answer(FindAdverseEventVersions query) {
        Listing asked = query.listing();
        List<VersionItem> found = find(query, versions, asked, ascending("key"), List.of()).stream()
                .map(this::version)
                .toList();
        return new VersionPage(found.stream().limit(asked.limit()).toList(), asked.next(found, VersionItem::key));
    }

    @QueryHandler
    AdverseEventHistory answer(FindAdverseEvent query) {
        AdverseEventId id = query.id();
        String key = id.subject() + "/" + id.event();
        Bson ofThisEvent =
                and(eq("study", id.study()), eq("subject", id.subject()), gt("key", key + "/"), lt("key", key + "0"));
        return positions
                .findAfterCatchUp(() -> adverseEvents.at(id.toString(), query.asOf()), positions.ownLog())
                .map(row -> new AdverseEventHistory(
                        item(row),
                        ChangedVersion.of(
                                versions.find(ofThisEvent, ascending("key"), ALL_VERSIONS, query.asOf()).stream()
                                        .map(this::version)
                                        .toList())))
                .orElseThrow(() -> new RuleViolated(
                        AdverseEventRule.UNKNOWN_ADVERSE_EVENT, "event", id.event() + " was never reported"));
    }

    private List<Document> find(Object query, Rows rows, Listing asked, Bson sort, List<Bson> more) {
        return rows.find(
                asked.filter(authority.sitesOf(asked.studyId(), query.getClass()), more.toArray(Bson[]::new)),
                sort,
                asked.limit() + 1,
                asked.asOf());
    }

    private AdverseEventItem item(Document row) {
        return new AdverseEventItem(
                row.getString("study"),
                row.getString("site"),
                row.getString("subject"),
                row.getString("event"),
                row.getInteger("version"),
                row.getInteger("versions"),
                row.getString("receivedAt"),
                RecordRow.view(row.get("record", Document.class), seals),
                RecordRow.flags(row));
    }

    private VersionItem version(Document row) {
        return new VersionItem(
                row.getString("study"),
                row.getString("site"),
                row.getString("subject"),
                row.getString("event"),
                row.getInteger("version"),
                row.getBoolean("present", false),
                row.getString("receivedAt"),
                row.getString("by"),
                row.getString("byName"),
                row.getString("role"),
                RecordRow.flags(row),
                RecordRow.view(row.get("record", Document.class), seals));
    }
}
