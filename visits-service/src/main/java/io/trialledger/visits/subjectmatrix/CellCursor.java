package io.trialledger.visits.subjectmatrix;

import io.trialledger.visits.schedule.Timing;

/**
 * Goes through the visits in a row's text without making {@link Cell}s of them: a study's hundreds of thousands of visits are looked at
 * for one answer, and of most only a letter matters. Says of each what its cell would.
 */
final class CellCursor {

    private static final int LETTERS = 4;
    private static final int LENGTH_OF_DAY = 10;

    private final String text;
    private int begin;
    private int letters;
    private int target;
    private int from;
    private int to;
    private int queries;
    private int end = -1;

    /** @param text as {@link Cells#text} wrote it */
    CellCursor(String text) {
        this.text = text;
    }

    /** Goes to the next visit, at first to the first; false if there is none. */
    boolean next() {
        if (end + 1 >= text.length()) {
            return false;
        }
        begin = end + 1;
        letters = after(begin);
        target = after(letters + LETTERS + 1);
        from = after(target);
        to = after(from);
        queries = after(to);
        int last = text.indexOf(';', queries);
        end = last < 0 ? text.length() : last;
        return true;
    }

    /** Where the field begins that follows the one at {@code place}. */
    private int after(int place) {
        return text.indexOf(',', place) + 1;
    }

    boolean isOf(String visit) {
        return letters - 1 - begin == visit.length() && text.startsWith(visit, begin);
    }

    String visit() {
        return text.substring(begin, letters - 1);
    }

    Cell cell() {
        return Cells.cell(text.substring(begin, end));
    }

    boolean isPlanned() {
        return state() == CellState.PLANNED.letter();
    }

    private char state() {
        return text.charAt(letters + 1);
    }

    Timing timing() {
        return Cells.timing(text.charAt(letters + 2));
    }

    int openQueries() {
        return Integer.parseInt(text, queries, end, 10);
    }

    /** @param today at the site, ISO */
    Display display(String today) {
        return switch (CellState.of(state())) {
            case COMPLETE -> Display.complete;
            case IN_PROGRESS -> Display.inProgress;
            case NOT_DONE -> Display.missed;
            case CANCELLED -> Display.notApplicable;
            case PLANNED -> pending(today);
        };
    }

    private Display pending(String today) {
        if (!isAnchored() || opensAfter(today)) {
            return Display.planned;
        }
        return closesBefore(today) ? Display.overdue : Display.due;
    }

    /** True if its window is known. */
    boolean isAnchored() {
        return from - 1 > target;
    }

    /** True if the first day of its window, its target if that has no beginning, is later than {@code day}. */
    boolean opensAfter(String day) {
        return compare(to - 1 > from ? from : target, day) > 0;
    }

    /** True if the last day of its window, its target if that has no end, is earlier than {@code day}. */
    boolean closesBefore(String day) {
        return compare(queries - 1 > to ? to : target, day) < 0;
    }

    /** ISO days are in order as texts. */
    private int compare(int place, String day) {
        for (int i = 0; i < LENGTH_OF_DAY; i++) {
            int difference = text.charAt(place + i) - day.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
