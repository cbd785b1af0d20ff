package io.trialledger.ledger;

import java.util.List;

/**
 * A line of a bundle. Each log is {@link LogStart}, an event or {@link Hidden} for each position, and {@link Close}; a part of a
 * log is {@link PartStart}, events with their proofs, and {@link Close}. In the short form, one file for all logs, {@link Start}
 * comes before them and {@link End} after.
 */
public sealed interface BundleLine
        permits BundleLine.Start,
                BundleLine.LogStart,
                BundleLine.PartStart,
                BundleEvent,
                ProvenEvent,
                BundleLine.Hidden,
                BundleLine.Close,
                BundleLine.End {

    /**
     * The first line.
     *
     * @param logs the origins of all logs that follow
     */
    record Start(String study, List<String> logs) implements BundleLine {
        public Start {
            logs = List.copyOf(logs);
        }
    }

    /**
     * A log begins.
     *
     * @param from position of its first line
     * @param size number of positions in the signed tree
     * @param vkey the key that signs its checkpoints, as the sender says
     */
    record LogStart(String log, long from, long size, String vkey) implements BundleLine {}

    /**
     * A part of a log begins: chosen events, each with the proof that it is in the signed tree. What else is in the log isn't told.
     *
     * @param size number of positions in the signed tree
     * @param vkey the key that signs its checkpoints, as the sender says
     */
    record PartStart(String log, long size, String vkey) implements BundleLine {}

    /** An event that the bundle's reader may not see: only its leaf hash. */
    record Hidden(long position, byte[] leaf) implements BundleLine {}

    /** The signed checkpoint that closes a log. */
    record Close(String checkpoint) implements BundleLine {}

    /**
     * The last line: the bundle is complete.
     *
     * @param logs how many logs it holds
     */
    record End(long logs) implements BundleLine {}
}
