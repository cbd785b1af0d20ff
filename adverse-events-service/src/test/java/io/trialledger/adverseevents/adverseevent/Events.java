package io.trialledger.adverseevents.adverseevent;

import static org.axonframework.test.matchers.Matchers.matches;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.ResultValidator;

/** What a fixture's command published, for assertions richer than equality. */
final class Events {

    private Events() {}

    static List<Object> of(ResultValidator<?> result) {
        List<Object> published = new ArrayList<>();
        result.expectEventsMatching(matches((List<? super EventMessage<?>> events) -> {
            events.forEach(event -> published.add(((EventMessage<?>) event).getPayload()));
            return true;
        }));
        return published;
    }
}
