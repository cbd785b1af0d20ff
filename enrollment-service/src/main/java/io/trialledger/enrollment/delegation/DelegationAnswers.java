package io.trialledger.enrollment.delegation;

import io.trialledger.eventstore.StoredEvent;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.EventFacts;
import io.trialledger.starter.history.HistoryEvents;
import io.trialledger.starter.ledger.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers from the log itself, so that each authorization can be shown to stand there. */
@Component
class DelegationAnswers {

    private static final String AUTHORIZED = "enrollment.TeamMemberAuthorized";
    private static final String REVOKED = "enrollment.TeamMemberRevoked";

    private final HistoryEvents history;
    private final Authority authority;
    private final Ledger ledger;

    DelegationAnswers(HistoryEvents history, Authority authority, Ledger ledger) {
        this.history = history;
        this.authority = authority;
        this.ledger = ledger;
    }

    @QueryHandler
    Delegations answer(FindDelegations q) {
        Sites sites = authority.sitesOf(q.studyId(), FindDelegations.class);
        Map<String, String> revocations = revocations(q, sites);
        Map<String, Optional<String>> organisations = new HashMap<>();
        List<Delegation> found = new ArrayList<>();
        try (Stream<StoredEvent> events = history.stream(asked(q, "type", AUTHORIZED, sites))) {
            events.forEach(event -> {
                JsonNode grant = new EventFacts(event).payload();
                String site = text(grant, "siteId");
                if (q.siteId() == null || site == null || site.equals(q.siteId())) {
                    String person = grant.path("userId").asString();
                    Optional<String> organisation =
                            organisations.computeIfAbsent(person, each -> organisation(q, sites, each));
                    String revoked = revocations.get(key(grant));
                    found.add(new Delegation(
                            person,
                            grant.path("userName").asString(),
                            grant.path("role").asString(),
                            organisation.orElse(null),
                            site == null ? null : List.of(site),
                            grant.path("from").asString(),
                            earlier(text(grant, "to"), revoked),
                            ledger.origin(),
                            event.position()));
                }
            });
        }
        return new Delegations(found);
    }

    /** By person and grant, the day. */
    private Map<String, String> revocations(FindDelegations q, Sites sites) {
        Map<String, String> days = new HashMap<>();
        try (Stream<StoredEvent> events = history.stream(asked(q, "type", REVOKED, sites))) {
            events.forEach(event -> days.put(
                    key(new EventFacts(event).payload()),
                    LocalDate.ofInstant(Instant.ofEpochMilli(event.at()), ZoneOffset.UTC)
                            .toString()));
        }
        return days;
    }

    private Optional<String> organisation(FindDelegations q, Sites sites, String person) {
        try (Stream<StoredEvent> acts = history.stream(asked(q, "actor", person, sites))) {
            return acts.findFirst()
                    .map(event -> new EventFacts(event).envelope(Envelope.ORGANISATION))
                    .filter(organisation -> !organisation.isEmpty());
        }
    }

    private static HistoryEvents.Asked asked(FindDelegations q, String field, String value, Sites sites) {
        return new HistoryEvents.Asked(q.studyId(), Map.of(field, value), sites, 0, q.size());
    }

    /** ISO days are in order as texts. */
    private static @Nullable String earlier(@Nullable String end, @Nullable String revoked) {
        if (end == null || revoked == null) {
            return end == null ? revoked : end;
        }
        return end.compareTo(revoked) <= 0 ? end : revoked;
    }

    private static String key(JsonNode grant) {
        return grant.path("userId").asString() + "\n" + grant.path("grantId").asString();
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() ? value.stringValue() : null;
    }
}
