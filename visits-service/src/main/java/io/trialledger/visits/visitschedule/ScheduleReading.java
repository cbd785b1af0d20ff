package io.trialledger.visits.visitschedule;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Seals;
import io.trialledger.visits.design.ProtocolVisit;
import io.trialledger.visits.schedule.Departure;
import io.trialledger.visits.schedule.Deviation;
import io.trialledger.visits.schedule.Due;
import io.trialledger.visits.schedule.PlannedVisit;
import io.trialledger.visits.schedule.Timetable;
import io.trialledger.visits.schedule.Timing;
import io.trialledger.visits.studyplan.StudyPlan;
import io.trialledger.visits.subjectmatrix.Display;
import io.trialledger.visits.subjectmatrix.PlanRow;
import io.trialledger.visits.subjectmatrix.VisitProgress.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ScheduleView} of the rows of one subject: here the windows are computed. */
final class ScheduleReading {

    private final Document subject;
    private final List<Document> visits;
    private final Standing standing;
    private final Seals seals;
    private final List<PlannedVisit> plan;
    private final List<Document> consents;
    private final Optional<Timetable> timetable;

    ScheduleReading(Document subject, List<Document> visits, Standing standing, Seals seals) {
        this.subject = subject;
        this.visits = visits;
        this.standing = standing;
        this.seals = seals;
        this.plan = subject.getList("plan", Document.class).stream()
                .map(PlanRow::visit)
                .toList();
        this.consents = subject.getList("consents", Document.class);
        this.timetable = consents.isEmpty()
                ? Optional.empty()
                : Optional.of(Timetable.of(plan, LocalDate.parse(consents.get(0).getString("from")), dates()));
    }

    private Map<String, PartialDate> dates() {
        Map<String, PartialDate> dates = new HashMap<>();
        for (Document visit : visits) {
            String date = visit.getString("date");
            if (date != null) {
                dates.put(visit.getString("visit"), new PartialDate(date));
            }
        }
        return dates;
    }

    ScheduleView view() {
        Map<String, Integer> order = new HashMap<>();
        Map<String, String> labels =
                plan.stream().collect(Collectors.toMap(PlannedVisit::visit, PlannedVisit::label, (a, b) -> a));
        plan.forEach(visit -> order.put(visit.visit(), order.size()));
        Comparator<VisitView> inOrder = Comparator.<VisitView>comparingInt(
                        visit -> order.getOrDefault(visit.visit(), Integer.MAX_VALUE))
                .thenComparing(visit -> visit.date() == null ? "" : visit.date())
                .thenComparing(VisitView::visit);
        return new ScheduleView(
                subject.getString("study"),
                subject.getString("subject"),
                subject.getString("site"),
                status(),
                consents.isEmpty() ? null : consents.get(0).getString("from"),
                withdrawnOn(),
                subject.getString("leftOn"),
                subject.getString("protocolVersion"),
                timetable.flatMap(Timetable::referenceVisit).orElse(null),
                timetable.map(Timetable::isProvisional).orElse(true),
                visits.stream()
                        .map(row -> visit(row, labels.get(row.getString("visit"))))
                        .sorted(inOrder)
                        .toList());
    }

    private String status() {
        String departure = subject.getString("departure");
        if (departure != null) {
            return departure;
        }
        if (consents.isEmpty()) {
            return "LISTED";
        }
        return withdrawnOn() == null ? "CONSENTED" : "WITHDRAWN";
    }

    private @Nullable String withdrawnOn() {
        return consents.isEmpty() ? null : consents.get(consents.size() - 1).getString("to");
    }

    private VisitView visit(Document row, @Nullable String planLabel) {
        String key = row.getString("visit");
        String dateText = row.getString("date");
        Optional<PartialDate> date = Optional.ofNullable(dateText).map(PartialDate::new);
        Optional<Due> due = timetable.flatMap(known -> known.due(key));
        String timingAtEntry = row.getString("timingAtEntry");
        VisitStatus status = VisitStatus.valueOf(row.getString("status"));
        Set<String> required = standing.plan().requiredAt(key);
        Progress progress = standing.progress().getOrDefault(key, Progress.NONE);
        int answered =
                (int) required.stream().filter(progress.answered()::contains).count();
        Optional<String> epoch = standing.plan().visit(key).map(ProtocolVisit::epoch);
        return new VisitView(
                subject.getString("subject"),
                key,
                row.getBoolean("planned", false),
                planLabel == null ? opened(row.getString("label")) : planLabel,
                status,
                dateText,
                date.flatMap(day -> timetable.flatMap(known -> known.studyDay(day)))
                        .orElse(null),
                due.map(Due::target).orElse(null),
                due.map(Due::from).orElse(null),
                due.map(Due::to).orElse(null),
                due.map(Due::provisional).orElse(false),
                date.flatMap(day -> timetable.map(known -> known.timing(key, day)))
                        .orElse(null),
                timingAtEntry == null ? null : Timing.valueOf(timingAtEntry),
                date.flatMap(this::deviation).orElse(null),
                opened(row.getString("reason")),
                row.getString("cause"),
                display(status, answered == required.size(), due),
                required.size(),
                answered,
                progress.openQueries().size(),
                epoch.orElse(null),
                epoch.flatMap(standing.plan()::epochName).orElse(null));
    }

    private Display display(VisitStatus status, boolean complete, Optional<Due> due) {
        return switch (status) {
            case DONE -> complete ? Display.complete : Display.inProgress;
            case NOT_DONE -> Display.missed;
            case CANCELLED -> Display.notApplicable;
            case PLANNED -> pending(due);
        };
    }

    private Display pending(Optional<Due> due) {
        ZoneId timeZone = ZoneId.of(subject.get("timeZone", "UTC"));
        return Display.ofPending(
                due.map(window -> day(window.from() == null ? window.target() : window.from()))
                        .orElse(null),
                due.map(window -> day(window.to() == null ? window.target() : window.to()))
                        .orElse(null),
                LocalDate.ofInstant(standing.now(), timeZone));
    }

    private static LocalDate day(String moment) {
        return new PartialDate(moment).earliest();
    }

    private Optional<Deviation> deviation(PartialDate date) {
        String departure = subject.getString("departure");
        String leftOn = subject.getString("leftOn");
        return departure == null || leftOn == null
                ? Optional.empty()
                : Deviation.of(date, Departure.valueOf(departure), new PartialDate(leftOn));
    }

    private @Nullable String opened(@Nullable String encoded) {
        return encoded == null
                ? null
                : seals.reveal(Sealed.<String>decode(encoded)).orElse(null);
    }

    /**
     * What is known of a subject's visits beside their dates.
     *
     * @param progress by visit
     * @param now what is due is told for the day this is at the subject's site
     */
    record Standing(StudyPlan plan, Map<String, Progress> progress, Instant now) {}
}
