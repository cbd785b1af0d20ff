package io.trialledger.enrollment.subject;

import io.trialledger.model.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.RepositoryProvider;
import org.jspecify.annotations.Nullable;

/** The subjects, for the allocation list: loads one in the list's own unit of work, so that both change in one commit. */
public final class Subjects {

    private final RepositoryProvider repositories;

    public Subjects(RepositoryProvider repositories) {
        this.repositories = repositories;
    }

    /** True if a place may be taken for the subject, false if it was randomized on that very day before. */
    public boolean mayBeRandomized(
            SubjectId id, String siteId, LocalDate on, Instant decidedAt, @Nullable Long expectedVersion) {
        return load(id).invoke(subject -> subject.mayBeRandomized(siteId, on, decidedAt, expectedVersion));
    }

    public void randomize(SubjectId id, LocalDate on, Sealed<String> arm) {
        load(id).execute(subject -> subject.randomize(id, on, arm));
    }

    private Aggregate<Subject> load(SubjectId id) {
        return repositories.repositoryFor(Subject.class).load(id.toString());
    }
}
