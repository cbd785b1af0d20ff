package io.trialledger.gateway;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * How far a reader has come: the last position seen of each service's log, for one filter. Opaque to clients; whoever forges one
 * only skips or repeats events.
 *
 * @param positions by service; -1 before the first, the greatest number after the last
 */
record HistoryCursor(Map<String, Long> positions) {

    private static final byte FORM = 1;
    private static final long BEFORE_THE_FIRST = -1;
    private static final long AFTER_THE_LAST = Long.MAX_VALUE;

    /**
     * Reads a cursor, or starts before the first event (after the last, if the newest come first) if there is none.
     *
     * @throws Refusal if it isn't one, or belongs to another filter
     */
    static HistoryCursor read(@Nullable String text, HistoryFilter filter, List<Service> services) {
        Map<String, Long> positions = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            long start = filter.newestFirst() ? AFTER_THE_LAST : BEFORE_THE_FIRST;
            services.forEach(service -> positions.put(service.name(), start));
            return new HistoryCursor(positions);
        }
        byte[] hash = new byte[filter.hash().length];
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.get() != FORM || bytes.get() != services.size()) {
                throw malformed();
            }
            bytes.get(hash);
            for (Service service : services) {
                long position = bytes.getLong();
                if (position < BEFORE_THE_FIRST) {
                    throw malformed();
                }
                positions.put(service.name(), position);
            }
            if (bytes.hasRemaining()) {
                throw malformed();
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw malformed();
        }
        if (!Arrays.equals(hash, filter.hash())) {
            throw new Refusal(new Problem(
                    HttpStatus.BAD_REQUEST,
                    "CURSOR_OF_ANOTHER_FILTER",
                    "this cursor continues another question: repeat the filter it was given for, or start without it",
                    "after",
                    null));
        }
        return new HistoryCursor(positions);
    }

    /** The position of {@code service} that was seen last. */
    long seen(Service service) {
        return positions.getOrDefault(service.name(), BEFORE_THE_FIRST);
    }

    /** The text for the client. */
    String text(HistoryFilter filter) {
        byte[] hash = filter.hash();
        ByteBuffer bytes = ByteBuffer.allocate(2 + hash.length + positions.size() * Long.BYTES)
                .put(FORM)
                .put((byte) positions.size())
                .put(hash);
        positions.values().forEach(bytes::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static Refusal malformed() {
        return new Refusal(Problem.malformed("after", "not a cursor of this history"));
    }
}
