package io.trialledger.visits.subjectmatrix;

import io.trialledger.model.PartialDate;
import io.trialledger.visits.schedule.Due;
import io.trialledger.visits.schedule.Timing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One visit of one subject.
 *
 * @param on when it took place; null if it has not
 * @param due its window, days only; null if nothing anchors it, or it is not planned
 * @param timing {@code NO_WINDOW} unless it took place
 * @param openQueries that wait for the site
 */
record Cell(
        String visit,
        boolean planned,
        CellState state,
        @Nullable PartialDate on,
        @Nullable Due due,
        Timing timing,
        int openQueries) {

    static Cell planned(String visit) {
        return new Cell(visit, true, CellState.PLANNED, null, null, Timing.NO_WINDOW, 0);
    }

    static Cell unscheduled(String visit) {
        return new Cell(visit, false, CellState.PLANNED, null, null, Timing.NO_WINDOW, 0);
    }

    Cell with(CellState next) {
        return new Cell(visit, planned, next, on, due, timing, openQueries);
    }

    Cell on(@Nullable PartialDate date, CellState next) {
        return new Cell(visit, planned, next, date, due, timing, openQueries);
    }

    Cell within(@Nullable Due window, Timing placed) {
        return new Cell(visit, planned, state, on, window, placed, openQueries);
    }

    Cell withOpenQueries(int number) {
        return new Cell(visit, planned, state, on, due, timing, number);
    }

    /** First day of the window; the target if it has no beginning. */
    @Nullable
    LocalDate opens() {
        return due == null ? null : LocalDate.parse(due.from() == null ? due.target() : due.from());
    }

    /** Last day of the window; the target if it has no end. */
    @Nullable
    LocalDate closes() {
        return due == null ? null : LocalDate.parse(due.to() == null ? due.target() : due.to());
    }

    /** @param today at the site */
    Display display(LocalDate today) {
        return switch (state) {
            case COMPLETE -> Display.complete;
            case IN_PROGRESS -> Display.inProgress;
            case NOT_DONE -> Display.missed;
            case CANCELLED -> Display.notApplicable;
            case PLANNED -> Display.ofPending(opens(), closes(), today);
        };
    }
}
