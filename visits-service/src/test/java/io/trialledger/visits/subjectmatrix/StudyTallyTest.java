package io.trialledger.visits.subjectmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.model.PartialDate;
import io.trialledger.visits.design.ProtocolVisit;
import io.trialledger.visits.schedule.Due;
import io.trialledger.visits.schedule.Timing;
import io.trialledger.visits.studyplan.StudyPlan;
import io.trialledger.visits.subjectmatrix.VisitCounts.ByDisplay;
import io.trialledger.visits.subjectmatrix.VisitCounts.ByTiming;
import io.trialledger.visits.subjectmatrix.VisitCounts.ColumnCounts;
import io.trialledger.visits.subjectmatrix.VisitCounts.SiteCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** What is counted from the text is what is counted one by one from the cells. */
class StudyTallyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 60;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final StudyPlan plan = new StudyPlan(
            List.of(),
            IntStream.range(0, 12)
                    .mapToObj(i -> new ProtocolVisit("V" + i, "Visit " + i, "E", List.of()))
                    .toList(),
            List.of());
    private final List<Counted> counted = new ArrayList<>();

    /** A visit of a subject as it is shown there on that day. */
    private record Counted(String site, Cell cell, Display display) {}

    @RepeatedTest(20)
    void equals_the_count_of_each_visit() {
        StudyTally tally = new StudyTally(plan);
        for (int subject = 0; subject < 50; subject++) {
            String site = "70" + random.nextInt(3);
            LocalDate today = day();
            Cells cells = cells();
            cells.all().forEach(cell -> counted.add(new Counted(site, cell, cell.display(today))));
            tally.add(site, cells.text(), today);
        }

        assertThat(tally.counts()).as("seed %d", seed).isEqualTo(naive());
    }

    private Cells cells() {
        List<Cell> cells = new ArrayList<>();
        plan.visits().stream()
                .filter(visit -> random.nextInt(10) > 0)
                .forEach(visit -> cells.add(cell(visit.visit(), true)));
        if (random.nextInt(4) == 0) {
            Collections.shuffle(cells, random);
        }
        IntStream.range(0, random.nextInt(3)).forEach(i -> cells.add(cell("V1" + i + ".UNS", false)));
        return new Cells(cells);
    }

    private Cell cell(String visit, boolean planned) {
        CellState state = any(CellState.values());
        String time = random.nextBoolean() ? "" : "T09:30";
        return new Cell(
                visit,
                planned,
                state,
                state.tookPlace() ? new PartialDate(day() + time) : null,
                random.nextInt(5) == 0 ? null : due(),
                any(Timing.values()),
                random.nextInt(4) == 0 ? random.nextInt(13) : 0);
    }

    private Due due() {
        LocalDate target = day();
        return new Due(
                target.toString(),
                random.nextInt(3) == 0
                        ? null
                        : target.minusDays(random.nextInt(5)).toString(),
                random.nextInt(3) == 0
                        ? null
                        : target.plusDays(random.nextInt(5)).toString(),
                random.nextBoolean());
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private VisitCounts naive() {
        return new VisitCounts(
                new ByDisplay(
                        shown(Display.planned),
                        shown(Display.due),
                        shown(Display.overdue),
                        shown(Display.inProgress),
                        shown(Display.complete),
                        shown(Display.missed),
                        shown(Display.notApplicable)),
                new ByTiming(timed(Timing.IN), timed(Timing.EARLY), timed(Timing.LATE)),
                counted.stream()
                        .map(Counted::site)
                        .distinct()
                        .sorted()
                        .map(this::site)
                        .toList(),
                plan.visits().stream().map(this::column).toList());
    }

    private SiteCounts site(String site) {
        Predicate<Counted> there = one -> one.site().equals(site);
        return new SiteCounts(
                site,
                count(there.and(is(Display.due))),
                count(there.and(is(Display.overdue))),
                count(there.and(is(Display.complete))),
                count(there.and(is(Display.inProgress))),
                count(there.and(is(Display.missed))),
                count(there.and(one -> one.cell().timing() == Timing.EARLY)),
                count(there.and(one -> one.cell().timing() == Timing.LATE)),
                counted.stream()
                        .filter(there)
                        .mapToInt(one -> one.cell().openQueries())
                        .sum());
    }

    private ColumnCounts column(ProtocolVisit visit) {
        Predicate<Counted> of = one -> one.cell().visit().equals(visit.visit());
        return new ColumnCounts(
                visit.visit(),
                visit.label(),
                count(of.and(is(Display.notApplicable).negate())),
                count(of.and(is(Display.complete))),
                count(of.and(is(Display.inProgress))),
                count(of.and(is(Display.overdue))),
                count(of.and(is(Display.due))),
                count(of.and(is(Display.missed))));
    }

    private static Predicate<Counted> is(Display display) {
        return one -> one.display() == display;
    }

    private int shown(Display display) {
        return count(is(display));
    }

    private int timed(Timing timing) {
        return count(one -> one.cell().timing() == timing);
    }

    private int count(Predicate<Counted> which) {
        return (int) counted.stream().filter(which).count();
    }
}
