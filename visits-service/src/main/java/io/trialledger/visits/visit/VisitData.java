package io.trialledger.visits.visit;

import static io.trialledger.visits.schedule.ScheduleRule.UNKNOWN_SUBJECT;

import io.trialledger.model.RuleViolated;
import io.trialledger.visits.schedule.PlaceVisit;
import io.trialledger.visits.schedule.Placement;
import io.trialledger.visits.schedule.ScheduleId;
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
        Placement placement = place(c, message);
        if (c.items().isEmpty()) {
            return new RecordVisitData.Answer(placement, List.of());
        }
        return new RecordVisitData.Answer(placement, record(c, placement, message));
    }

    private Placement place(RecordVisitData c, CommandMessage<?> message) throws Exception {
        ScheduleId schedule = new ScheduleId(c.studyId(), c.subjectId());
        PlaceVisit step = new PlaceVisit(
                schedule,
                c.visitId().visit(),
                c.scheduled(),
                c.label(),
                c.date(),
                c.notDone(),
                c.reason(),
                c.receivedAt());
        return (Placement) load(schedule).handle(partOf(message, step));
    }

    private Aggregate<?> load(ScheduleId schedule) {
        try {
            return schedules.load(schedule.toString());
        } catch (AggregateNotFoundException e) {
            throw new RuleViolated(UNKNOWN_SUBJECT, "subject", "no such subject is registered in the study");
        }
    }

    @SuppressWarnings("unchecked") // what the aggregate's handler returns
    private List<ItemResult> record(RecordVisitData c, Placement placement, CommandMessage<?> message)
            throws Exception {
        RecordItems step = new RecordItems(c.visitId(), placement, c.items());
        return (List<ItemResult>)
                visits.loadOrCreate(c.visitId().toString(), Visit::new).handle(partOf(message, step));
    }

    private static CommandMessage<?> partOf(CommandMessage<?> whole, Object step) {
        return new GenericCommandMessage<>(step, whole.getMetaData());
    }
}
