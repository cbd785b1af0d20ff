package io.trialledger.verifier;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The readable history of an inspection bundle, compared with the signed events log by log: it is read once for each, a row at a time.
 * What isn't of one log is said once.
 */
final class ToldHistory {

    private final HistoryPages.Files files;
    private final Optional<HistoryStart> start;
    private final Set<String> logs;
    private final Findings findings;
    private final Set<String> said = new HashSet<>();
    private boolean counted;
    private long rows;

    /**
     * A history of which nothing was read yet.
     *
     * @param start empty if there is none to be read
     * @param origins of the bundle's logs
     */
    ToldHistory(HistoryPages.Files files, Optional<HistoryStart> start, Collection<String> origins, Findings findings) {
        this.files = files;
        this.start = start;
        this.logs = origins.stream().map(Report::shortName).collect(Collectors.toSet());
        this.findings = findings;
    }

    /** To be passed along with one log; that of the first log counts the rows, too. */
    ToldLog of(String origin) {
        if (start.isEmpty()) {
            return ToldLog.none(origin, findings);
        }
        boolean counts = !counted;
        counted = true;
        String name = Report.shortName(origin);
        HistoryPages pages = new HistoryPages(files, start.get().pages(), (log, page) -> {
            String of = Report.shortName(log);
            rows += counts ? 1 : 0;
            if (counts && !logs.contains(of)) {
                findings.add(Finding.of(page + ": row " + Report.count(rows) + " is of no event of this bundle"));
            }
            return of.equals(name);
        });
        return ToldLog.of(origin, pages, this::once, findings);
    }

    private void once(String what) {
        if (said.add(what)) {
            findings.add(Finding.of(what));
        }
    }

    /** Every log was read. */
    void end() {
        if (counted
                && said.isEmpty()
                && start.isPresent()
                && rows != start.get().events()) {
            findings.add(Finding.of(HistoryStart.NAME + ": says there are "
                    + Report.events(start.get().events()) + ", its pages have " + Report.count(rows)));
        }
    }

    /** How many rows were compared, all of them if nothing is wrong. */
    long rows() {
        return rows;
    }
}
