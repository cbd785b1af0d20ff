package io.trialledger.starter.sample;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.model.RuleViolated;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate
class Note {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable String text;

    Note() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WriteNote c) {
        RuleViolated.unless(c.on().isAfter(LocalDate.of(2000, 1, 1)), NoteRule.NOTE_IN_THE_PAST, "on", "on " + c.on());
        RuleViolated.unless(!c.text().equals(text), NoteRule.NOTE_TWICE, "the same text again");
        if (Breakable.CONTENDED.get()) {
            throw new ConcurrencyException("somebody else was quicker");
        }
        apply(new NoteWritten(c.noteId(), c.studyId(), c.siteId(), c.text(), c.on()));
    }

    @CommandHandler
    void handle(SignNote c) {}

    @CommandHandler
    void handle(ForgottenCommand c) {}

    @EventSourcingHandler
    void on(NoteWritten e) {
        id = e.noteId();
        text = e.text();
    }
}
