package io.trialledger.visits.subjectmatrix;

import io.trialledger.starter.Authority;
import io.trialledger.visits.design.ProtocolVisit;
import io.trialledger.visits.schedule.Due;
import io.trialledger.visits.schedule.Timing;
import io.trialledger.visits.studyplan.StudyPlan;
import io.trialledger.visits.studyplan.StudyPlans;
import io.trialledger.visits.subjectmatrix.SubjectMatrixView.MatrixCell;
import io.trialledger.visits.subjectmatrix.SubjectMatrixView.MatrixColumn;
import io.trialledger.visits.subjectmatrix.SubjectMatrixView.MatrixRow;
import io.trialledger.visits.subjects.ReadersSites;
import io.trialledger.visits.subjects.SubjectList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class SubjectMatrixAnswers {

    private static final int LENGTH_OF_DAY = 10;

    private final SubjectList subjects;
    private final SubjectMatrix matrix;
    private final StudyPlans plans;
    private final Authority authority;

    SubjectMatrixAnswers(SubjectList subjects, SubjectMatrix matrix, StudyPlans plans, Authority authority) {
        this.subjects = subjects;
        this.matrix = matrix;
        this.plans = plans;
        this.authority = authority;
    }

    @QueryHandler
    SubjectMatrixView answer(FindSubjectMatrix q) {
        ReadersSites sites = ReadersSites.of(authority.sitesOf(q.studyId(), FindSubjectMatrix.class), q.siteId());
        StudyPlan plan = plans.of(q.studyId(), q.asOf());
        SubjectList.Which which = new SubjectList.Which(q.studyId(), sites.ids(), q.statuses(), q.startsWith());
        List<SubjectList.Entry> page = subjects.page(which, q.after(), q.limit() + 1, q.asOf());
        boolean more = page.size() > q.limit();
        List<SubjectList.Entry> shown = more ? page.subList(0, q.limit()) : page;
        return new SubjectMatrixView(
                columns(plan),
                rows(q, plan, shown),
                more ? shown.get(shown.size() - 1).subject() : null,
                subjects.total(which, q.asOf()));
    }

    private static List<MatrixColumn> columns(StudyPlan plan) {
        return plan.visits().stream()
                .map(visit -> new MatrixColumn(
                        visit.visit(),
                        visit.label(),
                        visit.epoch(),
                        plan.epochName(visit.epoch()).orElse(null),
                        true))
                .toList();
    }

    private List<MatrixRow> rows(FindSubjectMatrix q, StudyPlan plan, List<SubjectList.Entry> page) {
        Map<String, SubjectMatrix.Line> lines = matrix.of(
                q.studyId(), page.stream().map(SubjectList.Entry::subject).toList(), q.asOf());
        Map<String, Integer> columns = new HashMap<>();
        for (ProtocolVisit visit : plan.visits()) {
            columns.put(visit.visit(), columns.size());
        }
        return page.stream()
                .map(subject -> row(subject, lines.get(subject.subject()), columns, q))
                .toList();
    }

    private static MatrixRow row(
            SubjectList.Entry subject,
            SubjectMatrix.@Nullable Line line,
            Map<String, Integer> columns,
            FindSubjectMatrix q) {
        List<MatrixCell> cells = new ArrayList<>();
        int unscheduled = 0;
        if (line != null) {
            LocalDate today = line.today(q.now());
            for (Cell cell : line.cells().all()) {
                Integer column = columns.get(cell.visit());
                if (column != null) {
                    cells.add(view(column, cell, today));
                } else if (cell.state().tookPlace()) {
                    unscheduled++;
                }
            }
        }
        return new MatrixRow(subject.subject(), subject.site(), subject.status(), cells, unscheduled);
    }

    private static MatrixCell view(int column, Cell cell, LocalDate today) {
        Due due = cell.due();
        String on = due == null ? null : due.target();
        if (cell.on() != null) {
            on = cell.on().text().substring(0, LENGTH_OF_DAY);
        }
        return new MatrixCell(
                column,
                cell.display(today),
                cell.openQueries() == 0 ? null : cell.openQueries(),
                cell.timing() == Timing.NO_WINDOW ? null : cell.timing(),
                on);
    }
}
