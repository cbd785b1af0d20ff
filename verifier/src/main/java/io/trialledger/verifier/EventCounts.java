package io.trialledger.verifier;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many events by whom. */
final class EventCounts {

    /** A real site has some dozen people; a hostile bundle can't fill the memory. */
    private static final int LISTED = 40;

    private static final String OTHERS = "others";

    private final Map<String, Long> counts = new TreeMap<>();

    void add(String actor) {
        boolean listed = counts.containsKey(actor) || counts.size() < LISTED;
        counts.merge(listed ? actor : OTHERS, 1L, Long::sum);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** In plain words. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(each -> Report.events(each.getValue()) + " by "
                        + (each.getKey().isEmpty() ? "nobody named" : Finding.printable(each.getKey())))
                .collect(Collectors.joining(", "));
    }
}
