package io.trialledger.enrollment.export;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Somebody who may read the history of the whole study took it home. */
@AllowedTo({
    Role.SPONSOR_AUDITOR,
    Role.INSPECTOR,
    Role.STUDY_ADMINISTRATOR,
    Role.DATA_MANAGER,
    Role.MONITOR,
    Role.INVESTIGATOR,
    Role.COORDINATOR
})
public record RecordStudyExport(String studyId, String exportId, ExportFacts facts) implements InStudy {

    @TargetAggregateIdentifier
    public HistoryExportId aggregateId() {
        return new HistoryExportId(studyId, exportId);
    }
}
