package io.trialledger.starter.sample;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.model.RuleViolated;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate
class Team {

    @AggregateIdentifier
    private @Nullable String id;

    Team() {}

    @CommandHandler
    Team(OpenTeam c) {
        apply(new TeamOpened(c.teamId(), c.studyId(), c.administrator()));
        apply(new MemberGranted(
                c.studyId(), "first", c.administrator(), "STUDY_ADMINISTRATOR", null, LocalDate.of(2020, 1, 1), null));
    }

    @CommandHandler
    void handle(GrantMember c) {
        apply(new MemberGranted(c.studyId(), c.grantId(), c.userId(), c.role(), c.site(), c.from(), c.to()));
    }

    @CommandHandler
    void handle(RevokeMember c) {
        apply(new MemberRevoked(c.studyId(), c.grantId()));
    }

    @CommandHandler
    void handle(PlaceSubject c) {
        apply(new SubjectPlaced(c.studyId(), c.subjectId(), c.siteId()));
    }

    @CommandHandler
    void handle(RemoveSubject c) {
        RuleViolated.unless(!c.subjectId().equals("9"), NoteRule.NOTE_TWICE, "subject 9 stays");
        apply(new SubjectRemoved(c.studyId(), c.subjectId()));
    }

    @EventSourcingHandler
    void on(TeamOpened e) {
        id = e.teamId();
    }
}
