package io.trialledger.enrollment.studylist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The studies a reader is part of, by id. */
public record StudyList(List<Entry> studies) {

    /**
     * @param study its id
     * @param grants the reader's
     */
    public record Entry(
            String study,
            String version,
            String title,
            @Nullable String acronym,
            @Nullable Integer plannedSubjects,
            List<OwnGrant> grants) {}
}
