package io.trialledger.starter;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sites of a study that a caller may see.
 *
 * @param all true with a grant in the whole study; then {@code ids} says nothing
 * @param ids sites with a grant of their own
 */
public record Sites(boolean all, Set<String> ids) {

    public Sites {
        ids = Set.copyOf(ids);
    }

    public static Sites none() {
        return new Sites(false, Set.of());
    }

    /** True if this site may be seen; {@code null}, a fact about the study itself, may be seen by everyone with any site. */
    public boolean contains(@Nullable String site) {
        return all || (site == null ? !ids.isEmpty() : ids.contains(site));
    }

    public boolean isEmpty() {
        return !all && ids.isEmpty();
    }
}
