package io.trialledger.benchmarks;

import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.TrialEventStorageEngine;
import io.trialledger.eventstore.TrialSerializers;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.ReasonCategory;
import io.trialledger.starter.Seals;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A study's log as it grows: 100 sites, 1,000 subjects, three coordinators, an investigator and a machine a site, ten monitors and five
 * data managers. Most commits are a visit with its values; one in six corrects, asks or answers, with a reason sealed under its own
 * key.
 */
final class SearchedLog {

    static final String STUDY = "BENCH";

    private static final int SITES = 100;
    private static final int SUBJECTS_A_SITE = 10;
    private static final int WRITERS = 16;
    private static final long SECONDS_BETWEEN_COMMITS = 200;
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");

    private final Seals seals;
    private final AtomicLong seconds = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong aggregates = new AtomicLong();
    private final TrialEventStorageEngine engine;

    sealed interface Recorded {}

    @Revision("1")
    record VisitTookPlace(String visit, String date) implements Recorded {}

    @Revision("1")
    record VisitNotDone(String visit, String reason) implements Recorded {}

    @Revision("1")
    record VisitDateCorrected(String visit, String before, String date) implements Recorded {}

    @Revision("1")
    record ItemRecorded(String visit, String item, String value, String unit) implements Recorded {}

    @Revision("1")
    record ItemCorrected(String visit, String item, String before, String value) implements Recorded {}

    @Revision("1")
    record QueryOpened(String visit, String item, String query) implements Recorded {}

    @Revision("1")
    record QueryAnswered(String visit, String item, String query) implements Recorded {}

    @Revision("1")
    record QueryClosed(String visit, String item, String query) implements Recorded {}

    @Revision("1")
    record AdverseEventReported(String adverseEvent, String severity) implements Recorded {}

    @Revision("1")
    record AdverseEventFollowedUp(String adverseEvent, String severity) implements Recorded {}

    @Revision("1")
    record TeamMemberAuthorized(String user) implements Recorded {}

    SearchedLog(MongoDatabase database, Seals seals) {
        this.seals = seals;
        Serializer serializer = TrialSerializers.json(EventNames.of("visits", Recorded.class));
        InstantSource time = () -> START.plusSeconds(seconds.get());
        engine = TrialEventStorageEngine.builder()
                .database(database)
                .origin("trialledger.benchmark/search")
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .clock(time.withZone(ZoneOffset.UTC))
                .build();
    }

    Instant startOfADay(SplittableRandom random) {
        return START.plusSeconds(random.nextLong(Math.max(1, seconds.get()))).truncatedTo(ChronoUnit.DAYS);
    }

    void growTo(long size) throws InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            SplittableRandom random = new SplittableRandom(size + writer);
            writers.execute(() -> {
                while (events.get() < size) {
                    List<EventMessage<?>> commit = commit(random);
                    seconds.addAndGet(SECONDS_BETWEEN_COMMITS);
                    engine.appendEvents(commit);
                    events.addAndGet(commit.size());
                }
            });
        }
        writers.shutdown();
        if (!writers.awaitTermination(1, TimeUnit.HOURS)) {
            throw new IllegalStateException("only " + events + " events were written in an hour");
        }
    }

    private List<EventMessage<?>> commit(SplittableRandom random) {
        String site = "S%03d".formatted(1 + random.nextInt(SITES));
        String subject = "%s-%03d".formatted(site, 1 + random.nextInt(SUBJECTS_A_SITE));
        String visit = "V%02d".formatted(1 + random.nextInt(40));
        int kind = random.nextInt(100);
        Act coordinator = act(site, subject, "coordinator-" + site + "-" + (1 + random.nextInt(3)), "COORDINATOR");
        if (kind < 60) {
            return visit(
                    random.nextInt(3) == 0 ? act(site, subject, "lims-" + site, "SITE_SYSTEM") : coordinator,
                    visit,
                    random);
        }
        if (kind < 80) {
            Act corrected =
                    random.nextInt(8) == 0 ? act(site, subject, "investigator-" + site, "INVESTIGATOR") : coordinator;
            return List.of(corrected.because(seals, random).event("Visit", correction(visit, random)));
        }
        if (kind < 92) {
            Act monitor = act(site, subject, "monitor-" + (1 + random.nextInt(10)), "MONITOR");
            Act manager = act(site, subject, "data-manager-" + (1 + random.nextInt(5)), "DATA_MANAGER");
            return List.of(
                    random.nextBoolean()
                            ? monitor.event("Visit", new QueryOpened(visit, "VS.SYSBP", "q-" + kind))
                            : random.nextBoolean()
                                    ? coordinator.event("Visit", new QueryAnswered(visit, "VS.SYSBP", "q-" + kind))
                                    : manager.event("Visit", new QueryClosed(visit, "VS.SYSBP", "q-" + kind)));
        }
        if (kind < 99) {
            Act investigator = act(site, subject, "investigator-" + site, "INVESTIGATOR");
            return List.of(
                    random.nextInt(3) > 0
                            ? investigator.event("AdverseEvent", new AdverseEventReported("E1", "MILD"))
                            : investigator
                                    .because(seals, random)
                                    .event("AdverseEvent", new AdverseEventFollowedUp("E1", "SEVERE")));
        }
        return List.of(act("", "", "administrator", "STUDY_ADMINISTRATOR")
                .event("Study", new TeamMemberAuthorized("user-" + kind)));
    }

    private static Recorded correction(String visit, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> new VisitDateCorrected(visit, "2025-02-01", "2025-02-02");
            case 1 -> new VisitNotDone(visit, "snow");
            default -> new ItemCorrected(visit, "VS.SYSBP", "128", "" + random.nextInt(100, 180));
        };
    }

    private static List<EventMessage<?>> visit(Act act, String visit, SplittableRandom random) {
        List<EventMessage<?>> commit = new ArrayList<>();
        commit.add(act.event("Visit", new VisitTookPlace(visit, "2025-02-01")));
        for (int item = 0; item < 6 + random.nextInt(10); item++) {
            commit.add(act.event(
                    "Visit",
                    new ItemRecorded(visit, "LB.ITEM%02d".formatted(item), "" + random.nextInt(500), "mg/dL")));
        }
        return commit;
    }

    private Act act(String site, String subject, String actor, String role) {
        return new Act(site, subject, actor, role, null, null, aggregates);
    }

    private record Act(
            String site,
            String subject,
            String actor,
            String role,
            @Nullable String reason,
            @Nullable ReasonCategory category,
            AtomicLong aggregates) {

        Act because(Seals seals, SplittableRandom random) {
            ReasonCategory[] all = ReasonCategory.values();
            return new Act(
                    site,
                    subject,
                    actor,
                    role,
                    seals.text("the source says otherwise").encoded(),
                    random.nextInt(4) == 0 ? null : all[random.nextInt(all.length)],
                    aggregates);
        }

        EventMessage<?> event(String kind, Recorded payload) {
            MetaData envelope = MetaData.with(Envelope.STUDY, STUDY)
                    .and(Envelope.SITE, site)
                    .and(Envelope.SUBJECT, subject)
                    .and(Envelope.ACTOR, actor)
                    .and(Envelope.ACTOR_NAME, "Name of " + actor)
                    .and(Envelope.ROLE, role)
                    .and(Envelope.ORGANISATION, "Hospital " + site)
                    .and(Envelope.SOURCE, "portal");
            if (reason != null) {
                envelope = envelope.and(Envelope.REASON, reason);
            }
            if (category != null) {
                envelope = envelope.and(Envelope.REASON_CATEGORY, category.name());
            }
            return new GenericDomainEventMessage<>(
                    kind, kind + "/" + aggregates.incrementAndGet(), 0, payload, envelope);
        }
    }
}
