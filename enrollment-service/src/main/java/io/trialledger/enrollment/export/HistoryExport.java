package io.trialledger.enrollment.export;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.model.RuleViolated;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One export of a study's history, recorded once; handlers answer whether something was recorded. */
@Aggregate
class HistoryExport {

    @AggregateIdentifier
    private @Nullable HistoryExportId id;

    private @Nullable HistoryExported recorded;

    HistoryExport() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(RecordStudyExport c) {
        return record(event(c.studyId(), c.exportId(), null, null, c.facts()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(RecordSiteExport c) {
        return record(event(c.studyId(), c.exportId(), c.wholeStudy() ? null : c.siteId(), null, c.facts()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(RecordSubjectExport c) {
        return record(event(c.studyId(), c.exportId(), c.siteAsked(), c.subjectId(), c.facts()));
    }

    private static HistoryExported event(
            String study, String export, @Nullable String site, @Nullable String subject, ExportFacts facts) {
        return new HistoryExported(study, export, site, subject, facts.sites(), facts.logs(), facts.manifestSha256());
    }

    private boolean record(HistoryExported wanted) {
        HistoryExported known = recorded;
        if (known != null) {
            RuleViolated.unless(
                    known.equals(wanted), ExportRule.EXPORT_DIFFERS, "another content was recorded for this export");
            return false;
        }
        apply(wanted);
        return true;
    }

    @EventSourcingHandler
    void on(HistoryExported e) {
        id = new HistoryExportId(e.studyId(), e.exportId());
        recorded = e;
    }
}
