package io.trialledger.eventstore;

/**
 * The end of the log.
 *
 * @param position of the last event, -1 if the log is empty
 * @param at when it was recorded, milliseconds since 1970 in UTC; 0 if the log is empty
 * @param leaf its leaf hash; empty if the log is
 */
public record LogHead(long position, long at, byte[] leaf) {

    static final LogHead EMPTY = new LogHead(-1, 0, new byte[0]);
}
