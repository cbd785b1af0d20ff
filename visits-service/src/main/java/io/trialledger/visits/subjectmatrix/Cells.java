package io.trialledger.visits.subjectmatrix;

import io.trialledger.model.PartialDate;
import io.trialledger.visits.schedule.Due;
import io.trialledger.visits.schedule.PlannedVisit;
import io.trialledger.visits.schedule.Timetable;
import io.trialledger.visits.schedule.Timing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All visits of one subject: planned ones in the protocol's order, then unscheduled ones as they came. In a row they are one
 * text of about 40 characters a visit, so that ten thousand subjects can be read for one answer.
 */
record Cells(List<Cell> all) {

    private static final Cells NONE = new Cells(List.of());
    private static final Pattern BETWEEN_CELLS = Pattern.compile(";");
    private static final Pattern BETWEEN_FIELDS = Pattern.compile(",");
    private static final int LENGTH_OF_DAY = 10;

    Cells {
        all = List.copyOf(all);
    }

    static Cells read(String text) {
        return text.isEmpty()
                ? NONE
                : new Cells(BETWEEN_CELLS.splitAsStream(text).map(Cells::cell).toList());
    }

    /** Fields: visit, letters (planned, state, timing, provisional), date, target, from, to, open queries. */
    static Cell cell(String text) {
        String[] fields = BETWEEN_FIELDS.split(text, -1);
        String letters = fields[1];
        Due due = fields[3].isEmpty()
                ? null
                : new Due(fields[3], given(fields[4]), given(fields[5]), letters.charAt(3) == '~');
        return new Cell(
                fields[0],
                letters.charAt(0) == 'P',
                CellState.of(letters.charAt(1)),
                fields[2].isEmpty() ? null : new PartialDate(fields[2]),
                due,
                timing(letters.charAt(2)),
                Integer.parseInt(fields[6]));
    }

    static Timing timing(char letter) {
        return switch (letter) {
            case 'E' -> Timing.EARLY;
            case 'I' -> Timing.IN;
            case 'L' -> Timing.LATE;
            default -> Timing.NO_WINDOW;
        };
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Cell cell : all) {
            Due due = cell.due();
            text.append(text.isEmpty() ? "" : ";")
                    .append(cell.visit())
                    .append(',')
                    .append(cell.planned() ? 'P' : 'U')
                    .append(cell.state().letter())
                    .append(cell.timing().name().charAt(0))
                    .append(due != null && due.provisional() ? '~' : '.')
                    .append(',')
                    .append(cell.on() == null ? "" : cell.on().text())
                    .append(',')
                    .append(due == null ? "" : due.target())
                    .append(',')
                    .append(due == null || due.from() == null ? "" : due.from())
                    .append(',')
                    .append(due == null || due.to() == null ? "" : due.to())
                    .append(',')
                    .append(cell.openQueries());
        }
        return text.toString();
    }

    Optional<Cell> of(String visit) {
        return all.stream().filter(cell -> cell.visit().equals(visit)).findFirst();
    }

    /** With the planned visits in this order; those there are stay as they are. */
    Cells planned(List<PlannedVisit> plan) {
        List<Cell> cells = new ArrayList<>();
        for (PlannedVisit visit : plan) {
            cells.add(of(visit.visit()).orElseGet(() -> Cell.planned(visit.visit())));
        }
        all.stream()
                .filter(cell -> cells.stream().noneMatch(other -> other.visit().equals(cell.visit())))
                .forEach(cells::add);
        return new Cells(cells);
    }

    /** One visit changed; an unscheduled one that is new comes last. */
    Cells with(String visit, UnaryOperator<Cell> change) {
        List<Cell> cells = new ArrayList<>(all);
        int place = 0;
        while (place < cells.size() && !cells.get(place).visit().equals(visit)) {
            place++;
        }
        if (place == cells.size()) {
            cells.add(Cell.unscheduled(visit));
        }
        cells.set(place, change.apply(cells.get(place)));
        return new Cells(cells);
    }

    Cells each(UnaryOperator<Cell> change) {
        return new Cells(all.stream().map(change).toList());
    }

    /** With the windows that follow from the dates known now. */
    Cells timed(List<PlannedVisit> plan, LocalDate consentedOn) {
        Map<String, PartialDate> dates = new HashMap<>();
        for (Cell cell : all) {
            if (cell.on() != null) {
                dates.put(cell.visit(), cell.on());
            }
        }
        Timetable timetable = Timetable.of(plan, consentedOn, dates);
        return each(cell -> cell.within(
                timetable.due(cell.visit()).map(Cells::days).orElse(null),
                cell.on() == null ? Timing.NO_WINDOW : timetable.timing(cell.visit(), cell.on())));
    }

    private static Due days(Due due) {
        String from = due.from();
        String to = due.to();
        return new Due(
                day(due.target()), from == null ? null : day(from), to == null ? null : day(to), due.provisional());
    }

    private static String day(String moment) {
        return moment.substring(0, LENGTH_OF_DAY);
    }
}
