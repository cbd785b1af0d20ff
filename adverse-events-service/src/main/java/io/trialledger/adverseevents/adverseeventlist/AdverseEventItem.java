package io.trialledger.adverseevents.adverseeventlist;

import io.trialledger.adverseevents.adverseevent.Flag;
import java.util.List;

/**
 * An adverse event as it stands.
 *
 * @param version the present one
 * @param versions how many there are
 * @param receivedAt when the present one was recorded here, UTC
 */
public record AdverseEventItem(
        String study,
        String site,
        String subject,
        String event,
        int version,
        int versions,
        String receivedAt,
        RecordView record,
        List<Flag> flags) {

    String key() {
        return subject + "/" + event;
    }

    /** Its place among the newest. */
    String newestKey() {
        return receivedAt + "|" + key();
    }
}
