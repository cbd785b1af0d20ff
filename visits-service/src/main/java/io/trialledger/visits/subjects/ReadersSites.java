package io.trialledger.visits.subjects;

import io.trialledger.starter.Sites;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sites an answer is about.
 *
 * @param ids null for all of the study
 */
public record ReadersSites(@Nullable Set<String> ids) {

    /** Those the reader may see, or of these the one asked for. */
    public static ReadersSites of(Sites readers, @Nullable String asked) {
        if (asked != null) {
            return new ReadersSites(readers.contains(asked) ? Set.of(asked) : Set.of());
        }
        return new ReadersSites(readers.all() ? null : readers.ids());
    }
}
