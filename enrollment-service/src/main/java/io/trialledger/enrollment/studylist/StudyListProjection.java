package io.trialledger.enrollment.studylist;

import io.trialledger.enrollment.study.ProtocolVersionReleased;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one row a study. */
@Component
@ProcessingGroup("study-list")
class StudyListProjection {

    private final Rows rows;

    StudyListProjection(RowsFactory rows) {
        this.rows = rows.named("study_list", Index.ofChanges("study"));
    }

    Rows rows() {
        return rows;
    }

    @EventHandler
    void on(ProtocolVersionReleased e, TrackingToken token) {
        rows.put(e.studyId(), Position.of(token), StudyRow.of(e));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
