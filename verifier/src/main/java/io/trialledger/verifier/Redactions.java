package io.trialledger.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the sealed values of a log by kind and field, and of how many the bundle shows what they say. */
final class Redactions {

    /** Of a real history there are some dozen; a hostile one can't fill the memory. */
    private static final int LISTED = 40;

    private static final String OTHERS = "in other fields";

    private static final class Count {
        private long sealed;
        private long shown;
    }

    private final Map<String, Count> counts = new TreeMap<>();
    private final Count all = new Count();

    void sealed(SealedValues.Value value) {
        all.sealed++;
        of(value).sealed++;
    }

    /** One that was counted as sealed. */
    void shown(SealedValues.Value value) {
        all.shown++;
        of(value).shown++;
    }

    private Count of(SealedValues.Value value) {
        String where = Finding.printable(value.kindAndField());
        boolean listed = counts.containsKey(where) || counts.size() < LISTED;
        return counts.computeIfAbsent(listed ? where : OTHERS, unknown -> new Count());
    }

    /** @param showing whether the bundle has a file that shows what some of them say */
    List<String> lines(boolean showing) {
        List<String> lines = new ArrayList<>();
        if (showing) {
            lines.add("  sealed values: " + Report.count(all.sealed) + ", of which " + Revealed.NAME + " shows "
                    + Report.count(all.shown) + "; the others were erased, or aren't for who asked");
        } else if (all.sealed > 0) {
            lines.add("  sealed values: " + Report.count(all.sealed) + "; the bundle shows of none what it says");
        }
        counts.forEach((where, count) -> lines.add("    " + where + ": " + Report.count(count.sealed)
                + (showing ? ", " + Report.count(count.shown) + " shown" : "")));
        return lines;
    }
}
