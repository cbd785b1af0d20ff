package io.trialledger.local.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the demo study's stories come to.
 *
 * @param subjects by enrollment's status, once the death has reached enrollment
 * @param adverseEvents each counted once, whatever its follow-ups
 * @param queries about values, by status
 */
public record DemoCounts(Map<String, Integer> subjects, int adverseEvents, Map<String, Integer> queries) {

    static DemoCounts of(List<DemoSubject> all) {
        Map<String, Integer> subjects = new TreeMap<>();
        all.forEach(subject -> subjects.merge(subject.fate().status(), 1, Integer::sum));
        Map<String, Integer> queries = new TreeMap<>();
        DemoRow.of("demo-queries").stream()
                .filter(QueryStory::isQuery)
                .forEach(row -> queries.merge(QueryStory.status(row), 1, Integer::sum));
        long adverseEvents = DemoRow.of("demo-adverse-events").stream()
                .map(row -> row.get("subject") + " " + row.get("event"))
                .distinct()
                .count();
        return new DemoCounts(subjects, (int) adverseEvents, queries);
    }
}
