package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a {@link Plan} in batches. Between batches it remembers only how far each range has come, so each batch can
 * read a newer state: as with mongod, a document is never seen half-written and never twice at one place of the index.
 */
final class PlanRun {

    private final Plan plan;
    private final Tree data;
    private final Predicate<Document> filter;
    private final List<Range> ranges;
    private final @Nullable Key[] reached;
    private final Set<Key> seen = new HashSet<>();
    private int current;
    private boolean finished;

    PlanRun(Plan plan, Tree data, Predicate<Document> filter) {
        this.plan = plan;
        this.data = data;
        this.filter = filter;
        this.ranges = new ArrayList<>(plan.ranges());
        if (plan.downwards()) {
            ranges.sort(Comparator.reverseOrder());
        }
        this.reached = new Key[ranges.size()];
    }

    boolean finished() {
        return finished;
    }

    /**
     * The next matching documents, at most so many and about so many bytes; fewer only at the end or when full.
     *
     * @throws IndexDropped if the index is not in this view any more: it would look empty
     */
    List<Document> next(View view, int documents, long bytes) {
        if (!plan.holdsDocuments() && view.rootOf(plan.tree()) == null) {
            throw new IndexDropped(plan.tree().name());
        }
        return plan.merged() ? merge(view, documents, bytes) : inSequence(view, documents, bytes);
    }

    private List<Document> inSequence(View view, int documents, long bytes) {
        Batch batch = new Batch(documents, bytes);
        for (; current < ranges.size(); current++) {
            RangeReader reader = reader(view, current);
            while (!batch.full()) {
                if (!reader.advance()) {
                    break;
                }
                reached[current] = reader.key();
                take(view, reader, batch);
            }
            if (batch.full()) {
                return batch.found;
            }
        }
        finished = true;
        return batch.found;
    }

    private record Head(RangeReader reader, int number) {}

    private List<Document> merge(View view, int documents, long bytes) {
        Batch batch = new Batch(documents, bytes);
        Comparator<Head> order = (a, b) -> a.reader()
                .key()
                .compareTail(
                        a.reader().range().fixed(),
                        b.reader().key(),
                        b.reader().range().fixed());
        PriorityQueue<Head> heads = new PriorityQueue<>(
                Math.max(1, ranges.size()), (plan.downwards() ? order.reversed() : order).thenComparing(Head::number));
        Deque<Head> starting = new ArrayDeque<>();
        for (int i = 0; i < ranges.size(); i++) {
            starting.add(new Head(reader(view, i), i));
        }
        starting.stream().filter(head -> head.reader().advance()).forEach(heads::add);
        while (!heads.isEmpty() && !batch.full()) {
            Head head = heads.remove();
            reached[head.number()] = head.reader().key();
            take(view, head.reader(), batch);
            if (head.reader().advance()) {
                heads.add(head);
            }
        }
        finished = heads.isEmpty();
        return batch.found;
    }

    private RangeReader reader(View view, int number) {
        return new RangeReader(plan.tree(), view, ranges.get(number), plan.downwards(), reached[number]);
    }

    private void take(View view, RangeReader reader, Batch batch) {
        byte[] bson = reader.value();
        if (!plan.holdsDocuments()) {
            Key position = new Key(reader.value());
            if (plan.repeats() && !seen.add(position)) {
                return;
            }
            byte[] found = data.get(view, position);
            if (found == null) {
                throw new IllegalStateException(
                        "the index " + plan.tree().name() + " names a document that is not there");
            }
            bson = found;
        }
        Document document = BsonBytes.decode(bson);
        if (filter.test(document)) {
            batch.add(document, bson.length);
        }
    }

    private static final class Batch {

        private final List<Document> found = new ArrayList<>();
        private final int documents;
        private long bytesLeft;

        Batch(int documents, long bytes) {
            this.documents = documents;
            this.bytesLeft = bytes;
        }

        void add(Document document, int bytes) {
            found.add(document);
            bytesLeft -= bytes;
        }

        boolean full() {
            return found.size() >= documents || bytesLeft <= 0;
        }
    }
}
