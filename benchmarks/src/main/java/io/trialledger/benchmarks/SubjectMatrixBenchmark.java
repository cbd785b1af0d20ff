package io.trialledger.benchmarks;

import io.trialledger.local.client.TrialClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The subject matrix of 10,000 subjects × 40 visits, page by page as the portal asks for it: over HTTP, through the gateway, by a
 * data manager who sees all sites; all subjects, one site's, one status's, and both. A page counts from the request to the last
 * byte of its answer.
 */
public final class SubjectMatrixBenchmark {

    private static final int PAGE = 200;
    private static final int SUMMARIES = 7;
    private static final List<String> FILTERS =
            List.of("", "&site=102", "&status=RANDOMIZED", "&site=103&status=ENROLLED");

    private final TrialClient reader;
    private long subjects;
    private long cells;

    private SubjectMatrixBenchmark(TrialClient reader) {
        this.reader = reader;
    }

    public static void main(String[] args) throws IOException {
        try (RunningInstallation installation = RunningInstallation.start()) {
            MatrixRows.write(installation);
            new SubjectMatrixBenchmark(installation.team().as("data-manager")).run();
        }
        System.exit(0);
    }

    private void run() {
        pages("");
        subjects = 0;
        cells = 0;
        List<Double> all = new ArrayList<>();
        for (String filter : FILTERS) {
            List<Double> pages = pages(filter);
            if (filter.isEmpty()) {
                System.out.println(Figure.of("subjects", subjects));
                System.out.println(Figure.of("cells", cells));
            }
            all.addAll(pages);
        }
        System.out.println(Figure.of("pages asked for, " + PAGE + " subjects each", all.size()));
        System.out.println(Figure.of("a page, p50, ms", percentile(all, 50)));
        System.out.println(Figure.atMost("a page, p95, ms", percentile(all, 95), 300));
        System.out.println(Figure.of("the counts above it, median, ms", summary()));
    }

    /** Follows the cursor to the end. */
    private List<Double> pages(String filter) {
        List<Double> millis = new ArrayList<>();
        long found = 0;
        @Nullable String next = "";
        while (next != null) {
            String path = "/studies/" + MatrixRows.STUDY + "/subject-matrix?limit=" + PAGE + filter
                    + (next.isEmpty() ? "" : "&after=" + next);
            long begin = System.nanoTime();
            String body = reader.get(path).orFail("the matrix").body();
            millis.add((System.nanoTime() - begin) / 1e6);
            JsonNode page = JsonMapper.shared().readTree(body);
            found += counted(page);
            JsonNode cursor = page.path("next");
            next = cursor.isNull() ? null : cursor.asString();
            if (next == null && found != page.path("total").asLong()) {
                throw new IllegalStateException(found + " of " + page.path("total") + " subjects came: " + filter);
            }
        }
        return millis;
    }

    private long counted(JsonNode page) {
        JsonNode rows = page.path("rows");
        for (JsonNode row : rows) {
            if (row.path("cells").size() != MatrixRows.VISITS) {
                throw new IllegalStateException(
                        row.path("subject") + " has " + row.path("cells").size() + " visits");
            }
            cells += row.path("cells").size();
        }
        subjects += rows.size();
        return rows.size();
    }

    private double summary() {
        double[] millis = new double[SUMMARIES];
        for (int i = 0; i < SUMMARIES; i++) {
            long begin = System.nanoTime();
            reader.get("/studies/" + MatrixRows.STUDY + "/visit-summary").orFail("the counts");
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        return Median.of(millis);
    }

    private static double percentile(List<Double> values, int percent) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
