package io.trialledger.adverseevents.adverseeventlist;

import io.trialledger.adverseevents.adverseevent.Flag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an adverse event.
 *
 * @param receivedAt when it was recorded here, UTC
 * @param by who sent it
 * @param role in which they sent it
 */
public record VersionItem(
        String study,
        String site,
        String subject,
        String event,
        int version,
        boolean present,
        String receivedAt,
        @Nullable String by,
        @Nullable String byName,
        @Nullable String role,
        List<Flag> flags,
        RecordView record) {

    String key() {
        return "%s/%s/%05d".formatted(subject, event, version);
    }
}
