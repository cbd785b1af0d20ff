package io.trialledger.messaging;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service's log as its streams read it: every position in order, each either published or private. Positions are 0-based
 * and contiguous. Called by several threads at once.
 */
public interface PublishedLog {

    /** The log's origin, for example {@code trialledger.local/enrollment}; never changes while the log lives. */
    String logId();

    /** Position of the last durable event; -1 if there is none. Never behind what {@link #read} has returned. */
    long head();

    /** Position of the last event recorded at or before {@code at}; -1 if there is none. */
    long positionAt(Instant at);

    /**
     * The entries from {@code from} (inclusive) on, without a gap, as far as they are durable for good.
     *
     * @param limit about as many as wanted; a few more are fine. An empty answer means: nothing there yet
     */
    List<Entry> read(long from, int limit);

    /**
     * Has {@code wake} called soon after each append; it returns at once and may be called too often.
     *
     * @return ends it
     */
    AutoCloseable onAppended(Runnable wake);

    /**
     * One position of the log.
     *
     * @param recordedAt server time, UTC, milliseconds
     * @param published empty if the event is private
     * @param metadata the event's envelope; the stream lets only listed keys pass (see {@link EventStreamService})
     */
    record Entry(
            long position,
            String eventId,
            Instant recordedAt,
            Optional<Message> published,
            Map<String, String> metadata) {}
}
