package io.trialledger.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.LogHealth;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.HistoryFollower;
import io.trialledger.starter.history.HistoryReader;
import io.trialledger.starter.history.Question;
import io.trialledger.starter.history.SealedFields;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The history explorer's questions at 10,000, 100,000 and 1,000,000 events: each filter alone, those used together, and readers of some
 * sites only; oldest and newest first, from the ends and from the middle. A page counts from the question to its last event with
 * its reason opened, over the wire of an embedded server in a process of its own. The log is written by the event store, the
 * rows by the follower that services have.
 */
public final class SearchBenchmark {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int PAGE = 100;
    private static final int PAGES = 60;
    private static final int WARM_UP = 10;
    private static final double GOAL_MILLIS = 50;
    private static final Sites ALL = new Sites(true, Set.of());
    private static final Sites FIVE = new Sites(false, Set.of("S003", "S017", "S042", "S066", "S090"));
    private static final Sites ONE = new Sites(false, Set.of("S042"));

    private final MongoDatabase database;
    private final SearchedLog written;
    private final EventLog log;
    private final HistoryFollower follower;
    private final HistoryReader reader;
    private final SplittableRandom random = new SplittableRandom(7);

    private SearchBenchmark(MongoClient client) {
        database = client.getDatabase("search");
        Seals seals = Seals.over(
                client.getDatabase("search_keys").getCollection("keys"),
                Base64.getEncoder().encodeToString(new byte[32]));
        written = new SearchedLog(database, seals);
        log = new EventLog(database, new LogHealth(database));
        SealedFields fields = new SealedFields(EventNames.none()); // every reason here is the envelope's
        follower = new HistoryFollower(log, database, fields);
        reader = new HistoryReader("search", log, follower, database, seals, fields);
    }

    /**
     * Against the server that {@code MONGODB_URI} names; without it, against an embedded one in a process of its own.
     *
     * @param args the greatest size, to stop there
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int most = args.length == 0 ? Integer.MAX_VALUE : Integer.parseInt(args[0]);
        String uri = System.getenv("MONGODB_URI");
        if (uri == null) {
            try (EmbeddedProcess server = EmbeddedProcess.start()) {
                run(server.uri(), most);
            }
        } else {
            run(uri, most);
        }
        System.exit(0);
    }

    /** Measures at each size up to {@code most} events. */
    static void run(String uri, int most) throws InterruptedException {
        try (MongoClient client = MongoClients.create(uri)) {
            SearchBenchmark benchmark = new SearchBenchmark(client);
            benchmark.follower.start();
            for (int size : SIZES) {
                if (size <= most) {
                    benchmark.at(size);
                }
            }
            benchmark.follower.stop();
        }
    }

    private void at(int size) throws InterruptedException {
        long begin = System.nanoTime();
        written.growTo(size);
        while (!follower.await(log.head(), Duration.ofMinutes(5))) {
            System.err.println("rows up to " + follower.coveredTo());
        }
        System.err.printf("%d events with their rows after %d s%n", size, (System.nanoTime() - begin) / 1_000_000_000);
        questions().values().forEach(this::measure); // compiles what it measures then
        double worst = 0;
        for (Map.Entry<String, Asked> each : questions().entrySet()) {
            double[] millis = measure(each.getValue());
            double p95 = millis[millis.length * 95 / 100];
            worst = Math.max(worst, p95);
            String name = size + " events, " + each.getKey();
            System.out.println(Figure.of(name + ", p50, ms", millis[millis.length / 2]));
            System.out.println(Figure.atMost(name + ", p95, ms", p95, GOAL_MILLIS));
        }
        System.out.println(Figure.atMost(size + " events, the slowest filter's p95, ms", worst, GOAL_MILLIS));
    }

    /**
     * @param equal properties and values; a value of several is taken in turn
     * @param days only a span of so many days; 0: all time
     */
    private record Asked(Sites sites, Map<String, List<String>> equal, int days) {}

    private Map<String, Asked> questions() {
        List<String> subjects = List.of("S042-003", "S007-001", "S090-009");
        List<String> sites = List.of("S042", "S007", "S090");
        List<String> people = List.of("coordinator-S042-1", "investigator-S007", "monitor-3", "data-manager-1");
        List<String> types = List.of("visits.ItemRecorded", "visits.ItemCorrected", "visits.VisitNotDone");
        List<String> categories = List.of("ENTRY_ERROR", "MEDICAL");
        Map<String, Asked> all = new LinkedHashMap<>();
        all.put("no filter", of(ALL, Map.of()));
        all.put("subject", of(ALL, Map.of("subject", subjects)));
        all.put("site", of(ALL, Map.of("site", sites)));
        all.put("person", of(ALL, Map.of("actor", people)));
        all.put("role", of(ALL, Map.of("role", List.of("COORDINATOR", "MONITOR", "INVESTIGATOR"))));
        all.put("kind", of(ALL, Map.of("kind", List.of("Visit", "AdverseEvent"))));
        all.put("type", of(ALL, Map.of("type", types)));
        all.put("reason present", of(ALL, Map.of("reason", List.of("present"))));
        all.put("reason absent", of(ALL, Map.of("reason", List.of("absent"))));
        all.put("category", of(ALL, Map.of("category", categories)));
        all.put("30 days", new Asked(ALL, Map.of(), 30));
        all.put("type + 30 days", new Asked(ALL, Map.of("type", types), 30));
        all.put("subject + type", of(ALL, Map.of("subject", subjects, "type", types)));
        all.put("subject + reason", of(ALL, Map.of("subject", subjects, "reason", List.of("present"))));
        all.put("site + type", of(ALL, Map.of("site", sites, "type", types)));
        all.put("site + category", of(ALL, Map.of("site", sites, "category", categories)));
        all.put(
                "site + role + reason",
                of(ALL, Map.of("site", sites, "role", List.of("INVESTIGATOR"), "reason", List.of("present"))));
        all.put("person + type", of(ALL, Map.of("actor", people, "type", types)));
        all.put("person + category", of(ALL, Map.of("actor", people, "category", categories)));
        all.put("person + site", of(ALL, Map.of("actor", people, "site", sites)));
        all.put("role + type", of(ALL, Map.of("role", List.of("INVESTIGATOR"), "type", types)));
        all.put(
                "role + type, nothing",
                of(ALL, Map.of("role", List.of("DATA_MANAGER"), "type", List.of("visits.ItemRecorded"))));
        all.put(
                "kind + reason + 30 days",
                new Asked(ALL, Map.of("kind", List.of("Visit"), "reason", List.of("present")), 30));
        for (Map.Entry<String, Sites> reader :
                Map.of("reader of 1 site", ONE, "reader of 5 sites", FIVE).entrySet()) {
            all.put(reader.getKey(), of(reader.getValue(), Map.of()));
            all.put(reader.getKey() + ", person", of(reader.getValue(), Map.of("actor", people)));
            all.put(reader.getKey() + ", type", of(reader.getValue(), Map.of("type", types)));
            all.put(
                    reader.getKey() + ", role + reason",
                    of(reader.getValue(), Map.of("role", List.of("COORDINATOR"), "reason", List.of("present"))));
            all.put(reader.getKey() + ", category", of(reader.getValue(), Map.of("category", categories)));
        }
        return all;
    }

    private static Asked of(Sites sites, Map<String, List<String>> equal) {
        return new Asked(sites, equal, 0);
    }

    private double[] measure(Asked asked) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < WARM_UP + PAGES; i++) {
            Question question = question(asked, i);
            long begin = System.nanoTime();
            reader.page(question, asked.sites());
            if (i >= WARM_UP) {
                millis.add((System.nanoTime() - begin) / 1e6);
            }
        }
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Every other one newest first; of each, one in three begins at the end of the log, the others anywhere. */
    private Question question(Asked asked, int number) {
        Map<String, String> equal = new LinkedHashMap<>();
        asked.equal().forEach((property, values) -> equal.put(property, values.get(number % values.size())));
        boolean newest = number % 2 == 0;
        boolean fromTheEnd = number % 3 == 0;
        long anywhere = random.nextLong(log.head() + 1);
        @Nullable Instant from = asked.days() == 0 ? null : written.startOfADay(random);
        return new Question(
                SearchedLog.STUDY,
                equal,
                from,
                from == null ? null : from.plus(Duration.ofDays(asked.days())),
                AsOf.present(),
                newest,
                newest || fromTheEnd ? -1 : anywhere,
                newest && !fromTheEnd ? anywhere : Long.MAX_VALUE,
                PAGE);
    }
}
