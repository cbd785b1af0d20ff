package io.trialledger.enrollment.export;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.AtSite;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Somebody who may read the history of a site took it home.
 *
 * @param wholeStudy true if no site was asked for, and the reader saw of the study what this site and perhaps others may see
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
public record RecordSiteExport(String studyId, String siteId, String exportId, boolean wholeStudy, ExportFacts facts)
        implements AtSite {

    @TargetAggregateIdentifier
    public HistoryExportId aggregateId() {
        return new HistoryExportId(studyId, exportId);
    }
}
