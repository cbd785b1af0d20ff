package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.KeyRing;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import io.trialledger.starter.RuleRefusals;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;

/** Adverse events and what surrounds them, for tests. Fixed dates; times are received in UTC. */
final class Records {

    static final AdverseEventId ID = new AdverseEventId("LZZT", "01-701-1015", "E07.1");
    static final Instant RECEIVED = Instant.parse("2026-02-10T12:00:00Z");
    static final OffsetDateTime AWARE = OffsetDateTime.parse("2026-02-10T04:30:00-05:00");
    static final SubjectStanding RANDOMIZED =
            new SubjectStanding("701", day("2026-01-02"), null, day("2026-01-20"), null);
    static final KeysInMemory KEYS = new KeysInMemory();
    static final SafetyClocks CLOCKS =
            new SafetyClocks(List.of(ZoneId.of("Europe/Amsterdam"), ZoneId.of("America/New_York")));

    private Records() {}

    static AggregateTestFixture<AdverseEvent> fixture() {
        AggregateTestFixture<AdverseEvent> fixture = new AggregateTestFixture<>(AdverseEvent.class);
        fixture.registerInjectableResource(KEYS);
        fixture.registerInjectableResource(CLOCKS);
        fixture.registerCommandHandlerInterceptor(new RuleRefusals());
        return fixture;
    }

    /** A mild rash, not serious, under way. */
    static Draft rash() {
        return new Draft();
    }

    static ReportAdverseEvent report(Draft draft) {
        return new ReportAdverseEvent(ID, draft.sealed(), RANDOMIZED, RECEIVED, false, null);
    }

    static FollowUpAdverseEvent followUp(Draft draft) {
        return new FollowUpAdverseEvent(ID, draft.sealed(), RANDOMIZED, RECEIVED.plusSeconds(3600), null);
    }

    static AdverseEventReported reported(Draft draft) {
        return new AdverseEventReported(ID.study(), "701", ID.subject(), ID.event(), draft.sealed(), Set.of());
    }

    static QueryOpened queried(QueryRule rule, int version) {
        return new QueryOpened(ID.study(), "701", ID.subject(), ID.event(), rule, version);
    }

    static PartialDate day(String text) {
        return new PartialDate(text);
    }

    /** A record that a test changes before it is sealed. */
    static final class Draft {
        String term = "RASH";

        @Nullable
        PartialDate onset = day("2026-02-01");

        @Nullable
        PartialDate end;

        @Nullable
        Boolean ongoing;

        Severity severity = Severity.MILD;
        boolean serious;
        Set<SeriousnessCriterion> criteria = Set.of();

        @Nullable
        Causality causality = Causality.POSSIBLE;

        Outcome outcome = Outcome.NOT_RECOVERED;

        @Nullable
        OffsetDateTime awareAt;

        @Nullable
        PartialDate reportedOn;

        @Nullable
        String narrative;

        @Nullable
        String sourceRecord;

        Draft serious(SeriousnessCriterion... why) {
            serious = true;
            awareAt = AWARE;
            return because(why);
        }

        Draft because(SeriousnessCriterion... why) {
            criteria = Set.of(why);
            return this;
        }

        Draft aware(@Nullable String at) {
            awareAt = at == null ? null : OffsetDateTime.parse(at);
            return this;
        }

        Draft onset(@Nullable String date) {
            onset = date == null ? null : day(date);
            return this;
        }

        Draft end(String date) {
            end = day(date);
            return this;
        }

        Draft ongoing() {
            ongoing = true;
            return this;
        }

        Draft outcome(Outcome how) {
            outcome = how;
            return this;
        }

        Draft causality(@Nullable Causality judged) {
            causality = judged;
            return this;
        }

        Draft severity(Severity intensity) {
            severity = intensity;
            return this;
        }

        Draft reportedOn(String date) {
            reportedOn = day(date);
            return this;
        }

        Draft sourceRecord(String number) {
            sourceRecord = number;
            return this;
        }

        Draft narrative(String text) {
            narrative = text;
            return this;
        }

        AdverseEventRecord sealed() {
            return new AdverseEventRecord(
                    seal(term),
                    "RASH",
                    onset,
                    end,
                    ongoing,
                    severity,
                    serious,
                    criteria,
                    causality,
                    outcome,
                    null,
                    awareAt,
                    reportedOn,
                    narrative == null ? null : seal(narrative),
                    sourceRecord);
        }
    }

    static Sealed<String> seal(String text) {
        return Sealed.seal(text, Plain.TEXT, "text/" + UUID.randomUUID(), KEYS);
    }

    /** Keys that last as long as the test run. */
    static final class KeysInMemory implements KeyRing {
        private final Map<String, SecretKey> keys = new HashMap<>();

        @Override
        public SecretKey keyFor(String scope) {
            return keys.computeIfAbsent(scope, s -> new SecretKeySpec(new byte[32], "AES"));
        }

        @Override
        public Optional<SecretKey> find(String scope) {
            return Optional.ofNullable(keys.get(scope));
        }

        void destroy(Sealed<?> sealed) {
            keys.remove(sealed.scope());
        }
    }
}
