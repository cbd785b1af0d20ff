package io.trialledger.benchmarks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * The demo study grown to 10,000 subjects × 40 visits in the rows that the visits service reads its matrix from. They are written
 * to its database as its projections would have left them ({@code SubjectListProjection}, {@code StudyPlans},
 * {@code SubjectMatrixProjection} and the text of {@code Cells}): told through the API, 400,000 visits would take hours, and the
 * rows would be the same. The demo's own subjects make way.
 */
final class MatrixRows {

    static final String STUDY = "NLT-204";
    static final int SUBJECTS = 10_000;
    static final int VISITS = 40;

    private static final List<String> SITES = List.of("101", "102", "103");
    private static final int DAYS_BETWEEN_VISITS = 14;
    private static final int WINDOW = 3;
    private static final long POSITION = 1;
    private static final int BATCH = 500;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final SplittableRandom random = new SplittableRandom(204);

    static void write(RunningInstallation installation) {
        try (MongoClient client = MongoClients.create(installation.mongoUri())) {
            new MatrixRows().write(client.getDatabase("visits"));
        }
    }

    private void write(MongoDatabase visits) {
        long plans = visits.getCollection("study_plans")
                .updateMany(and(eq("id", STUDY), eq("to", null)), set("visits", planned()))
                .getMatchedCount();
        if (plans != 1) {
            throw new IllegalStateException(plans + " plans of " + STUDY + " are in force");
        }
        MongoCollection<Document> list = emptied(visits, "subject_list");
        MongoCollection<Document> matrix = emptied(visits, "subject_matrix");
        for (int first = 0; first < SUBJECTS; first += BATCH) {
            List<Document> subjects = new ArrayList<>();
            List<Document> lines = new ArrayList<>();
            for (int number = first; number < first + BATCH; number++) {
                int inStudyFor = random.nextInt(VISITS * DAYS_BETWEEN_VISITS);
                String status = inStudyFor > 30 ? "RANDOMIZED" : "ENROLLED";
                subjects.add(row(number).append("status", status));
                lines.add(row(number)
                        .append("timeZone", "Europe/Amsterdam")
                        .append("cells", cells(today.minusDays(inStudyFor))));
            }
            list.insertMany(subjects);
            matrix.insertMany(lines);
        }
    }

    private static MongoCollection<Document> emptied(MongoDatabase database, String name) {
        MongoCollection<Document> rows = database.getCollection(name);
        if (rows.deleteMany(eq("study", STUDY)).getDeletedCount() == 0) {
            throw new IllegalStateException("the demo study has no rows in " + name);
        }
        return rows;
    }

    private static String visit(int index) {
        return "V%02d".formatted(index + 1);
    }

    private static List<Document> planned() {
        return IntStream.range(0, VISITS)
                .mapToObj(index -> new Document("visit", visit(index))
                        .append("label", "Visit " + (index + 1))
                        .append("epoch", index < VISITS / 2 ? "first" : "second")
                        .append("activities", List.of()))
                .toList();
    }

    /** The present version of a subject's row. */
    private static Document row(int number) {
        String site = SITES.get(number % SITES.size());
        String subject = "%s-%05d".formatted(site, number);
        String id = STUDY + "/" + subject;
        return new Document("_id", id + "@" + POSITION)
                .append("id", id)
                .append("from", POSITION)
                .append("to", null)
                .append("study", STUDY)
                .append("subject", subject)
                .append("site", site);
    }

    /** Every 14 days a visit: what lies behind took place, now and then early, late or not at all; the rest is to come. */
    private String cells(LocalDate first) {
        List<String> cells = new ArrayList<>();
        for (int index = 0; index < VISITS; index++) {
            LocalDate target = first.plusDays((long) index * DAYS_BETWEEN_VISITS);
            cells.add(cell(visit(index), target));
        }
        return String.join(";", cells);
    }

    private String cell(String visit, LocalDate target) {
        String letters = "PPN.";
        String on = "";
        int queries = 0;
        int luck = random.nextInt(100);
        if (target.isBefore(today) && luck < 4) {
            letters = "PNN.";
        } else if (target.isBefore(today) && luck < 97) {
            int beside = luck < 8 ? WINDOW + 1 : luck < 12 ? -WINDOW - 1 : random.nextInt(-WINDOW, WINDOW + 1);
            letters = (luck < 90 ? "PC" : "PI") + (beside > WINDOW ? "L" : beside < -WINDOW ? "E" : "I") + ".";
            on = target.plusDays(beside).toString();
            queries = luck > 85 ? 1 : 0;
        }
        return String.join(
                ",",
                visit,
                letters,
                on,
                target.toString(),
                target.minusDays(WINDOW).toString(),
                target.plusDays(WINDOW).toString(),
                Integer.toString(queries));
    }
}
