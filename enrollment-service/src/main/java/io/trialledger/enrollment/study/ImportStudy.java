package io.trialledger.enrollment.study;

import io.trialledger.model.NeedsScope;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Begins a study with its first protocol version and makes the importer its administrator. Nobody holds a grant in a study
 * that does not exist yet, so the identity provider's scope {@code study.create} is asked for instead.
 */
@NeedsScope("study.create")
public record ImportStudy(
        String studyId, Protocol protocol, ImportReport report, String sourceSha256, Instant decidedAt) {

    @TargetAggregateIdentifier
    public StudyId aggregateId() {
        return new StudyId(studyId);
    }
}
