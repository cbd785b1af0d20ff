package io.trialledger.visits.subjectmatrix;

import io.trialledger.starter.Authority;
import io.trialledger.visits.design.ProtocolVisit;
import io.trialledger.visits.schedule.Due;
import io.trialledger.visits.studyplan.StudyPlan;
import io.trialledger.visits.studyplan.StudyPlans;
import io.trialledger.visits.subjectmatrix.VisitsDueView.DueVisit;
import io.trialledger.visits.subjects.ReadersSites;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

@Component
class VisitsDueAnswers {

    private static final int DAYS_AHEAD = 7;

    private final SubjectMatrix matrix;
    private final StudyPlans plans;
    private final Authority authority;

    VisitsDueAnswers(SubjectMatrix matrix, StudyPlans plans, Authority authority) {
        this.matrix = matrix;
        this.plans = plans;
        this.authority = authority;
    }

    @QueryHandler
    VisitsDueView answer(FindVisitsDue q) {
        ReadersSites sites = ReadersSites.of(authority.sitesOf(q.studyId(), FindVisitsDue.class), q.siteId());
        StudyPlan plan = plans.of(q.studyId(), q.asOf());
        List<Waiting> waiting = new ArrayList<>();
        matrix.each(q.studyId(), sites.ids(), q.asOf(), line -> collect(line, plan, q, waiting));
        waiting.sort(Comparator.comparing(Waiting::cursor));
        List<Waiting> page = waiting.stream()
                .filter(visit -> q.after() == null || visit.cursor().compareTo(q.after()) > 0)
                .limit(q.limit() + 1L)
                .toList();
        boolean more = page.size() > q.limit();
        List<Waiting> shown = more ? page.subList(0, q.limit()) : page;
        return new VisitsDueView(
                shown.stream().map(Waiting::view).toList(),
                more ? shown.get(shown.size() - 1).cursor() : null);
    }

    private static void collect(SubjectMatrix.Line line, StudyPlan plan, FindVisitsDue q, List<Waiting> waiting) {
        LocalDate today = line.today(q.now());
        LocalDate from = q.from() == null ? today : q.from();
        LocalDate to = q.to() == null ? today.plusDays(DAYS_AHEAD) : q.to();
        String day = today.toString();
        String first = from.toString();
        String last = to.toString();
        CellCursor visits = new CellCursor(line.text());
        while (visits.next()) {
            if (!visits.isPlanned() || !visits.isAnchored()) {
                continue;
            }
            Display display = visits.display(day);
            boolean within = !visits.opensAfter(last) && !visits.closesBefore(first);
            if (within || display == Display.overdue) {
                waiting.add(waiting(line, visits.cell(), display, plan));
            }
        }
    }

    private static Waiting waiting(SubjectMatrix.Line line, Cell cell, Display display, StudyPlan plan) {
        Due due = Objects.requireNonNull(cell.due());
        String cursor = cell.closes() + "~" + line.subject() + "~" + cell.visit();
        return new Waiting(cursor, view(line, cell, due, display, plan));
    }

    private static DueVisit view(SubjectMatrix.Line line, Cell cell, Due due, Display display, StudyPlan plan) {
        return new DueVisit(
                line.subject(),
                line.site(),
                cell.visit(),
                plan.visit(cell.visit()).map(ProtocolVisit::label).orElse(cell.visit()),
                due.target(),
                due.from(),
                due.to(),
                due.provisional(),
                display);
    }

    /** @param cursor sorts by the window's end, and is no other visit's */
    private record Waiting(String cursor, DueVisit view) {}
}
