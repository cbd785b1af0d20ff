package io.trialledger.starter.web;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The first answer to each key, in {@code idempotency}. A request that runs holds a lease, renewed while its process lives, so
 * that after a crash its repeat is let through within {@code LEASE}; what it had done already is protected by its commands' ids.
 */
class FirstAnswers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswers.class);
    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Duration RENEWAL = Duration.ofSeconds(2);
    private static final List<String> HEADERS =
            List.of("Content-Type", "Location", "ETag", "X-Log-Position", "X-Receipt");

    private final MongoCollection<Document> answers;
    private final Clock clock;
    private final Duration keep;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;

    FirstAnswers(MongoDatabase database, Clock clock, Duration keep) {
        this.answers = database.getCollection("idempotency");
        this.clock = clock;
        this.keep = keep;
        answers.createIndex(Indexes.ascending("keepUntil"));
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "idempotency");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(this::forgetOld, 1, 60, TimeUnit.MINUTES);
    }

    Begun begin(Key key) {
        Document first = new Document("_id", key.id())
                .append("body", key.bodyHash())
                .append("leaseUntil", lease())
                .append("keepUntil", clock.millis() + keep.toMillis());
        try {
            answers.insertOne(first);
            running.add(key.id());
            return new Begun(State.RUN, null);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        Document known = answers.find(eq("_id", key.id())).first();
        if (known == null) {
            return begin(key);
        }
        if (!key.bodyHash().equals(known.getString("body"))) {
            return new Begun(State.OTHER_BODY, null);
        }
        if (known.get("status") != null) {
            return new Begun(State.DONE, known);
        }
        long leaseUntil = known.getLong("leaseUntil");
        if (leaseUntil < clock.millis() && takeOver(key, leaseUntil)) {
            running.add(key.id());
            return new Begun(State.RUN, null);
        }
        return new Begun(State.RUNNING, null);
    }

    private boolean takeOver(Key key, long expired) {
        return answers.updateOne(and(eq("_id", key.id()), eq("leaseUntil", expired)), set("leaseUntil", lease()))
                        .getModifiedCount()
                == 1;
    }

    void finish(Key key, ContentCachingResponseWrapper answer) {
        Document headers = new Document();
        for (String name : HEADERS) {
            Optional.ofNullable(answer.getHeader(name)).ifPresent(value -> headers.append(name, value));
        }
        Optional.ofNullable(answer.getContentType()).ifPresent(type -> headers.append("Content-Type", type));
        answers.updateOne(
                eq("_id", key.id()),
                combine(
                        set("status", answer.getStatus()),
                        set("headers", headers),
                        set("answer", new Binary(answer.getContentAsByteArray()))));
        running.remove(key.id());
    }

    /**
     * Lets a request that came to no lasting answer be sent again at once. The body's hash stays: parts of the work may be done, and
     * another body under the same key would be taken for them.
     */
    void abandon(Key key) {
        running.remove(key.id());
        answers.updateOne(eq("_id", key.id()), set("leaseUntil", 0L));
    }

    private void renew() {
        try {
            for (String id : running) {
                answers.updateOne(eq("_id", id), set("leaseUntil", lease()));
            }
        } catch (RuntimeException e) {
            LOG.warn("leases not renewed: {}", e.getClass().getName());
        }
    }

    void forgetOld() {
        try {
            answers.deleteMany(lt("keepUntil", clock.millis()));
        } catch (RuntimeException e) {
            LOG.warn("old answers not removed: {}", e.getClass().getName());
        }
    }

    private long lease() {
        return clock.millis() + LEASE.toMillis();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** What to do with a request. */
    enum State {
        RUN,
        DONE,
        RUNNING,
        OTHER_BODY
    }

    /** The state of a key, and its first answer if there is one. */
    record Begun(State state, @Nullable Document answer) {

        void replay(HttpServletResponse response) throws IOException {
            if (answer == null) {
                throw new IllegalStateException("only a finished request can be replayed");
            }
            response.setStatus(answer.getInteger("status"));
            answer.get("headers", Document.class).forEach((name, value) -> response.setHeader(name, (String) value));
            response.getOutputStream().write(answer.get("answer", Binary.class).getData());
        }
    }

    /** @param id of client, method, path and key; commands' ids are derived from it */
    record Key(String id, String bodyHash) {

        static Key of(String client, HttpServletRequest request, String key, byte[] body) {
            String scope = client + "\n" + request.getMethod() + "\n" + request.getRequestURI() + "\n" + key;
            String query = Optional.ofNullable(request.getQueryString()).orElse("");
            return new Key(
                    hash(scope.getBytes(StandardCharsets.UTF_8)),
                    hash((query + "\n").getBytes(StandardCharsets.UTF_8), body));
        }

        private static String hash(byte[]... parts) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                for (byte[] part : parts) {
                    sha.update(part);
                }
                return HexFormat.of().formatHex(sha.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
