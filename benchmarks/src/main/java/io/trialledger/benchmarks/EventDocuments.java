package io.trialledger.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/** Commits of about 1 KB as the event store writes them: a position, two unique keys, one event. */
final class EventDocuments {

    private final Random random = new Random(1);
    private long next;

    List<Document> batch(int size) {
        List<Document> batch = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            byte[] payload = new byte[700];
            random.nextBytes(payload);
            long position = next++;
            batch.add(new Document("_id", position)
                    .append("n", 1)
                    .append("k", List.of("a:subject-" + random.nextInt(100_000) + "#" + position, "c:" + position))
                    .append("at", 1_767_225_600_000L + position)
                    .append(
                            "ev",
                            List.of(new Document("i", "event-" + position)
                                    .append("y", "Subject")
                                    .append("s", position)
                                    .append("p", "enrollment.SubjectEnrolled")
                                    .append("b", payload))));
        }
        return batch;
    }

    long last() {
        return next - 1;
    }
}
