package io.trialledger.messaging;

import com.google.protobuf.Message;
import io.trialledger.enrollment.v1.SubjectRegistered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** A log that is computed, not stored: every process and every restart sees the same event at the same position. */
final class GeneratedLog implements PublishedLog {

    static final LongPredicate TWO_OF_THREE = position -> position % 3 != 1;
    private static final String FILLER = "site-" + "x".repeat(200);

    private final String id;
    private final LongSupplier head;
    private final LongPredicate published;
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final AtomicLong entriesRead = new AtomicLong();

    GeneratedLog(String id, LongSupplier head, LongPredicate published) {
        this.id = id;
        this.head = head;
        this.published = published;
    }

    static String subjectAt(long position) {
        return "subject-" + position;
    }

    /** One event a second, from the epoch on. */
    static Instant recordedAt(long position) {
        return Instant.ofEpochSecond(position);
    }

    @Override
    public String logId() {
        return id;
    }

    @Override
    public long head() {
        return head.getAsLong();
    }

    @Override
    public long positionAt(Instant at) {
        return Math.min(head(), at.getEpochSecond());
    }

    @Override
    public List<Entry> read(long from, int limit) {
        long end = Math.min(head() + 1, from + limit);
        List<Entry> read = LongStream.range(from, end).mapToObj(this::at).toList();
        entriesRead.addAndGet(read.size());
        return read;
    }

    private Entry at(long position) {
        Optional<Message> message = published.test(position)
                ? Optional.of(SubjectRegistered.newBuilder()
                        .setStudyId("study")
                        .setSubjectId(subjectAt(position))
                        .setSiteId(FILLER)
                        .build())
                : Optional.empty();
        return new Entry(
                position,
                "event-" + position,
                recordedAt(position),
                message,
                Map.of("actor", "u1", "subject", subjectAt(position), "reason", "sealed", "actorName", "A. Person"));
    }

    @Override
    public AutoCloseable onAppended(Runnable wake) {
        listeners.add(wake);
        return () -> listeners.remove(wake);
    }

    void appended() {
        listeners.forEach(Runnable::run);
    }

    long entriesRead() {
        return entriesRead.get();
    }
}
