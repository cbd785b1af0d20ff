package io.trialledger.enrollment.studylist;

import io.trialledger.model.NeedsScope;

/** Was a study with this identifier imported? For whoever may import one. */
@NeedsScope("study.create")
public record FindImportedStudy(String studyId) {}
