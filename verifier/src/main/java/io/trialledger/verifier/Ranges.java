package io.trialledger.verifier;

import java.util.ArrayList;
import java.util.List;

/** Says which positions, in rising order, were counted: the first few ranges of them. */
final class Ranges {

    private static final int NAMED = 8;

    private final List<long[]> ranges = new ArrayList<>();
    private long count;
    private long unnamed;

    void add(long position) {
        count++;
        long[] open = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
        if (open != null && unnamed == 0 && open[1] + 1 == position) {
            open[1] = position;
        } else if (ranges.size() < NAMED) {
            ranges.add(new long[] {position, position});
        } else {
            unnamed++;
        }
    }

    long count() {
        return count;
    }

    @Override
    public String toString() {
        List<String> named = ranges.stream()
                .map(range -> range[0] == range[1]
                        ? Report.count(range[0])
                        : Report.count(range[0]) + " to " + Report.count(range[1]))
                .toList();
        return String.join("; ", named) + (unnamed == 0 ? "" : "; and " + Report.count(unnamed) + " more");
    }
}
