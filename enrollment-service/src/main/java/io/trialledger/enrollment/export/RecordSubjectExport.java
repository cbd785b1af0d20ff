package io.trialledger.enrollment.export;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may read the history of a subject took it home.
 *
 * @param siteAsked if the history was asked for by site, too
 */
@AllowedTo({
    Role.SPONSOR_AUDITOR,
    Role.INSPECTOR,
    Role.STUDY_ADMINISTRATOR,
    Role.DATA_MANAGER,
    Role.MONITOR,
    Role.INVESTIGATOR,
    Role.COORDINATOR
})
public record RecordSubjectExport(
        String studyId, String subjectId, @Nullable String siteAsked, String exportId, ExportFacts facts)
        implements OfSubject {

    @TargetAggregateIdentifier
    public HistoryExportId aggregateId() {
        return new HistoryExportId(studyId, exportId);
    }
}
