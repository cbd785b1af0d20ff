package io.trialledger.adverseevents.policy;

import io.trialledger.adverseevents.adverseevent.DeathReported;
import io.trialledger.adverseevents.adverseevent.RecordRefusedDiscontinuation;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.messaging.RemoteRefusal;
import io.trialledger.starter.Commands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** A subject that died leaves the study: enrollment is asked until it answers, and a refusal is remembered. */
@Component
@ProcessingGroup("when-subject-died")
@DisallowReplay
class WhenSubjectDiedThenDiscontinue {

    /** No rule of the trial: this installation is not set up yet, and the same command may pass later. */
    private static final String NOT_ALLOWED = "FORBIDDEN";

    private final Commands commands;

    WhenSubjectDiedThenDiscontinue(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(DeathReported e, EventMessage<?> cause) {
        try {
            commands.sendFor(
                    cause,
                    DiscontinueSubject.newBuilder()
                            .setStudyId(e.studyId())
                            .setSubjectId(e.subjectId())
                            .setScope("STUDY")
                            .setDiscontinuedOn(e.diedOn().text())
                            .setReasonCode("DEATH")
                            .build());
        } catch (RemoteRefusal refusal) {
            if (refusal.kind().equals(NOT_ALLOWED)) {
                throw refusal;
            }
            commands.sendFor(cause, new RecordRefusedDiscontinuation(e.id(), refusal.rule()));
        }
    }
}
