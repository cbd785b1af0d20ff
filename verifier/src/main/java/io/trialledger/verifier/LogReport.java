package io.trialledger.verifier;

import java.util.List;

/**
 * What was found of one log.
 *
 * @param origin its name
 * @param part whether the bundle holds chosen events only
 * @param size of the tree that was signed, as the log says
 * @param events disclosed ones
 * @param hidden those disclosed by their hash only
 * @param key that signed the closing checkpoint, as the bundle names it
 * @param olderCheckpoints sizes of checkpoints handed in that the log was shown to extend
 * @param lines in plain words, if nothing is wrong
 */
public record LogReport(
        String origin,
        boolean part,
        long size,
        long events,
        long hidden,
        String key,
        List<Long> olderCheckpoints,
        List<String> lines) {

    public LogReport {
        olderCheckpoints = List.copyOf(olderCheckpoints);
        lines = List.copyOf(lines);
    }
}
