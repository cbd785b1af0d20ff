package io.trialledger.visits.subjectmatrix;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trialledger.visits.schedule.Timing;
import io.trialledger.visits.subjects.SubjectStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Subjects by visits.
 *
 * @param columns the protocol's visits in its order
 * @param next the {@code after} of the next page; null if this is the last
 * @param total subjects on all pages
 */
public record SubjectMatrixView(
        List<MatrixColumn> columns,
        List<MatrixRow> rows,
        @Nullable String next,
        long total) {

    /** @param epoch its name */
    public record MatrixColumn(
            String visit,
            String label,
            String epochId,
            @Nullable String epoch,
            boolean planned) {}

    /** @param unscheduled how many visits beside the planned ones took place */
    public record MatrixRow(
            String subject, String site, SubjectStatus status, List<MatrixCell> cells, int unscheduled) {}

    /**
     * One visit; what says nothing is left out, for a page has thousands of these.
     *
     * @param v index of the column
     * @param d how it is shown
     * @param q open queries; absent if there are none
     * @param t where its date lies against its window; absent if it has no window, or has not taken place
     * @param on the day on which it took place, else its target
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MatrixCell(
            int v,
            Display d,
            @Nullable Integer q,
            @Nullable Timing t,
            @Nullable String on) {}
}
