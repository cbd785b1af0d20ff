package io.trialledger.visits.visit;

import static io.trialledger.visits.schedule.ScheduleRule.UNKNOWN_SUBJECT;

import io.trialledger.model.RuleViolated;
import io.trialledger.visits.schedule.PlaceVisit;
import io.trialledger.visits.schedule.Placement;
import io.trialledger.visits.schedule.ScheduleId;
import io.trialledger.visits.visit.RecordVisitData.LastEvent;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Places a visit in its subject's schedule and records its items in one unit of work, so that both are in one commit. */
public class VisitData {

    private final Repository<?> schedules;
    private final Repository<Visit> visits;

    @SuppressWarnings("unchecked") // the aggregate's class is nobody else's business
    public VisitData(Repository<?> schedules, Repository<?> visits) {
        this.schedules = schedules;
        this.visits = (Repository<Visit>) visits;
    }

    @CommandHandler
    RecordVisitData.Answer handle(RecordVisitData c, CommandMessage<RecordVisitData> message) throws Exception {
        ScheduleId scheduleId = new ScheduleId(c.studyId(), c.subjectId());
        Aggregate<?> schedule = load(scheduleId);
        long scheduledBefore = events(schedule);
        Placement placement = (Placement) schedule.handle(partOf(message, placing(c, scheduleId)));
        Aggregate<Visit> visit = visits.loadOrCreate(c.visitId().toString(), Visit::new);
        long recordedBefore = events(visit);
        List<ItemResult> items = record(visit, new RecordItems(c.visitId(), placement, c.items()), message);
        LastEvent last = null;
        if (events(visit) > recordedBefore) {
            last = new LastEvent(c.visitId().toString(), events(visit) - 1);
        } else if (events(schedule) > scheduledBefore) {
            last = new LastEvent(scheduleId.toString(), events(schedule) - 1);
        }
        return new RecordVisitData.Answer(placement, items, events(visit), last);
    }

    private static PlaceVisit placing(RecordVisitData c, ScheduleId schedule) {
        return new PlaceVisit(
                schedule,
                c.visitId().visit(),
                c.scheduled(),
                c.label(),
                c.date(),
                c.dateSeen(),
                c.notDone(),
                c.reason(),
                c.receivedAt());
    }

    private static long events(Aggregate<?> aggregate) {
        Long last = aggregate.version();
        return last == null ? 0 : last + 1;
    }

    private Aggregate<?> load(ScheduleId schedule) {
        try {
            return schedules.load(schedule.toString());
        } catch (AggregateNotFoundException e) {
            throw new RuleViolated(UNKNOWN_SUBJECT, "subject", "no such subject is registered in the study");
        }
    }

    @SuppressWarnings("unchecked") // what the aggregate's handler returns
    private static List<ItemResult> record(Aggregate<Visit> visit, RecordItems step, CommandMessage<?> message)
            throws Exception {
        return step.items().isEmpty() ? List.of() : (List<ItemResult>) visit.handle(partOf(message, step));
    }

    private static CommandMessage<?> partOf(CommandMessage<?> whole, Object step) {
        return new GenericCommandMessage<>(step, whole.getMetaData());
    }
}
