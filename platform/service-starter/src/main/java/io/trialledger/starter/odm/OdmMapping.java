package io.trialledger.starter.odm;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a service's events are in ODM; one bean a service. Without one, none of its events has clinical content. */
public interface OdmMapping {

    /** For the events of one page; names of visits, forms and items are those of now. */
    Teller of(String studyId);

    /** Tells events. */
    interface Teller {

        /**
         * The event as ODM: subject, then what it did to the subject's data. Empty for one without clinical content.
         *
         * @param type logical name, for example {@code visits.ItemRecorded}
         * @param payload as stored; sealed values are their stored form
         */
        Optional<OdmNode> tell(String type, JsonNode payload);
    }
}
