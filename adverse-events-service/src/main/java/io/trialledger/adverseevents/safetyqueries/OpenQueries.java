package io.trialledger.adverseevents.safetyqueries;

import java.util.Map;

/**
 * How many queries of each adverse event are not settled.
 *
 * @param byEvent by {@code <subject>/<event>}; without those that have none
 */
public record OpenQueries(Map<String, Integer> byEvent) {

    public int of(String subject, String event) {
        return byEvent.getOrDefault(subject + "/" + event, 0);
    }
}
