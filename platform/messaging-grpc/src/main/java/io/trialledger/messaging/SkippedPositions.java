package io.trialledger.messaging;

/**
 * Payload of the marker a {@link RemoteEventSource} delivers for positions at which nothing is published. No handler is
 * meant for it: a processor passes over it and its position advances, which is its purpose (see {@link HandledPosition}). A
 * handler of {@code Object} would receive it.
 *
 * @param from first skipped position
 * @param to last skipped position, the marker's own token
 */
public record SkippedPositions(long from, long to) {}
