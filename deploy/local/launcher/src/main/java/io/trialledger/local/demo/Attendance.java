package io.trialledger.local.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Which visits a subject came to, and when: mostly inside the window, now and then early, late or not at all. */
final class Attendance {

    enum Kind {
        COMPLETE,
        /** Laboratory values are still to come. */
        RESULTS_PENDING,
        MISSED
    }

    record Attended(String visit, LocalDate on, Kind kind) {}

    /** A visit of the protocol: so many days after another, give or take a window. */
    private record Planned(String visit, String after, int days, int window) {}

    private static final List<Planned> PLAN = List.of(
            new Planned("WK2", "BASE", 14, 3),
            new Planned("WK4", "BASE", 28, 3),
            new Planned("TEL6", "WK4", 14, 2),
            new Planned("WK8", "BASE", 56, 4),
            new Planned("WK12", "BASE", 84, 4),
            new Planned("FU16", "WK12", 28, 7));

    private static final int RECENT_DAYS = 9;
    private static final int LABORATORY_DAYS = 20;

    private final DemoSubject subject;
    private final LocalDate last;
    private final Set<String> certain;
    private final Random random;
    private final Map<String, LocalDate> anchors = new HashMap<>();
    private final List<Attended> attended = new ArrayList<>();

    private Attendance(DemoSubject subject, LocalDate yesterday, Set<String> certain) {
        this.subject = subject;
        this.certain = certain;
        this.last = subject.fate().leftEarly()
                ? subject.baseline().plusDays(subject.fate().leftAfterDays())
                : yesterday;
        this.random = new Random(subject.id().hashCode());
    }

    /** @param certain visits that something else in the story happens at: neither missed nor out of window */
    static List<Attended> of(DemoSubject subject, LocalDate yesterday, Set<String> certain) {
        Attendance attendance = new Attendance(subject, yesterday, certain);
        attendance.attend("SCR", subject.screened(), Kind.COMPLETE);
        if (subject.randomized()) {
            attendance.attend("BASE", subject.baseline(), Kind.COMPLETE);
            PLAN.forEach(attendance::take);
        }
        return attendance.attended;
    }

    private void attend(String visit, LocalDate on, Kind kind) {
        attended.add(new Attended(visit, on, kind));
        if (kind != Kind.MISSED) {
            anchors.put(visit, on);
        }
    }

    private void take(Planned planned) {
        int roll = certain.contains(planned.visit()) ? 99 : random.nextInt(100);
        int shift = shift(planned, roll);
        int pending = random.nextInt(100);
        LocalDate target = target(planned);
        LocalDate on = target.plusDays(shift);
        boolean completed = subject.fate() == Fate.COMPLETED;
        if (roll < 5 && !completed && target.plusDays(planned.window()).isBefore(last)) {
            attend(planned.visit(), target, Kind.MISSED);
        } else if (completed && on.isAfter(last)) {
            attend(planned.visit(), last, Kind.COMPLETE);
        } else if (!on.isAfter(last)) {
            enter(planned, on, roll == 99 ? 99 : pending);
        }
    }

    /** What is recent may not be entered yet, or wait for the laboratory. */
    private void enter(Planned planned, LocalDate on, int pending) {
        boolean open = subject.fate() == Fate.ON_TREATMENT;
        if (open && pending < 35 && on.isAfter(last.minusDays(RECENT_DAYS))) {
            return;
        }
        boolean waits = open && pending < 70 && on.isAfter(last.minusDays(LABORATORY_DAYS));
        attend(planned.visit(), on, waits ? Kind.RESULTS_PENDING : Kind.COMPLETE);
    }

    private LocalDate target(Planned planned) {
        LocalDate anchor = anchors.get(planned.after());
        return anchor != null
                ? anchor.plusDays(planned.days())
                : subject.baseline().plusDays(plannedDays(planned));
    }

    /** As the protocol plans it, where the visit it follows was missed. */
    private static int plannedDays(Planned planned) {
        return planned.days()
                + PLAN.stream()
                        .filter(before -> before.visit().equals(planned.after()))
                        .mapToInt(Attendance::plannedDays)
                        .sum();
    }

    private int shift(Planned planned, int roll) {
        int usual = Math.min(2, planned.window());
        int inside = random.nextInt(2 * usual + 1) - usual;
        int outside = planned.window() + 1 + random.nextInt(4);
        if (roll < 14) {
            return outside;
        }
        return roll < 19 ? -planned.window() - 1 : inside;
    }
}
