package io.trialledger.starter.diff;

import io.trialledger.starter.Rows;
import io.trialledger.starter.Sites;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Things of one kind, for the question what differs between two moments: the rows of one projection, fed from the service's own log,
 * with an {@code Index.ofChanges("study")}. A service has one bean for each kind. Rows that end are not told of: nothing is ever
 * removed.
 */
public interface Things {

    /** Their name in the API, for example {@code ADVERSE_EVENT}. */
    String name();

    Rows rows();

    /** The query by which they are read otherwise: who may ask it, and of which sites, may see what differs. */
    Class<?> readBy();

    /** True if each is of a subject, named by the row's field {@code subject}. */
    default boolean ofSubjects() {
        return true;
    }

    /** Null for what is about the study. */
    @Nullable
    String siteOf(Document row);

    /** True if a reader of these sites reads it otherwise, too. */
    default boolean isVisible(Document row, Sites sites) {
        return sites.contains(siteOf(row));
    }

    /** False while the row only says that something is expected. */
    default boolean exists(Document row) {
        return true;
    }

    /** What tells it from the subject's other things of the kind, in the order of its address. */
    Map<String, String> key(Document row);

    /** What is compared, as a text for the reader; what is not known is left out. In the order in which it is shown. */
    Map<String, String> fields(Document row);
}
