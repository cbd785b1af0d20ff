package io.trialledger.adverseevents.adverseeventlist;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a study's list is asked for. Lists are ordered by {@code key}.
 *
 * @param after key of the last row of the page before
 * @param limit rows of a page
 */
public record Listing(
        String studyId,
        @Nullable String site,
        @Nullable String subject,
        @Nullable String after,
        int limit,
        AsOf asOf) {

    private static final int ALL = 1_000_000;

    /** All of a study's. */
    public static Listing all(String studyId, AsOf asOf) {
        return all(studyId, null, asOf);
    }

    /** All of a study's, or of one of its sites. */
    public static Listing all(String studyId, @Nullable String site, AsOf asOf) {
        return new Listing(studyId, site, null, null, ALL, asOf);
    }

    /** The same part without its pages. */
    public Listing whole() {
        return new Listing(studyId, site, subject, null, ALL, asOf);
    }

    /** The page that begins after {@code key}; the first for null. */
    public Listing after(@Nullable String key) {
        return new Listing(studyId, site, subject, key, limit, asOf);
    }

    /** What a row must match to be in this part and at the reader's sites. */
    public Bson filter(Sites sites, Bson... more) {
        List<Bson> all = new ArrayList<>(List.of(more));
        all.add(0, eq("study", studyId));
        if (site != null) {
            all.add(eq("site", site));
        }
        if (subject != null) {
            all.add(eq("subject", subject));
        }
        if (!sites.all()) {
            all.add(in("site", sites.ids()));
        }
        if (after != null) {
            all.add(gt("key", after));
        }
        return and(all);
    }

    /** Where the next page begins, given one row more than a page holds. */
    public <T> @Nullable String next(List<T> found, Function<T, String> key) {
        return found.size() > limit ? key.apply(found.get(limit - 1)) : null;
    }
}
