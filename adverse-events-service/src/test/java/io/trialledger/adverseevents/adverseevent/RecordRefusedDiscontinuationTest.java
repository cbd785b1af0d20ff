package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.Records.ID;
import static io.trialledger.adverseevents.adverseevent.Records.queried;
import static io.trialledger.adverseevents.adverseevent.Records.rash;
import static io.trialledger.adverseevents.adverseevent.Records.reported;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class RecordRefusedDiscontinuationTest {

    private static final DiscontinuationRefused REFUSED =
            new DiscontinuationRefused(ID.study(), "701", ID.subject(), ID.event(), "SUBJECT_UNKNOWN");

    private final AggregateTestFixture<AdverseEvent> fixture = Records.fixture();

    @Test
    void is_remembered_and_queried() {
        fixture.given(reported(rash()))
                .when(new RecordRefusedDiscontinuation(ID, "SUBJECT_UNKNOWN"))
                .expectEvents(REFUSED, queried(QueryRule.DISCONTINUATION_REFUSED, 1));
    }

    @Test
    void is_remembered_once() {
        fixture.given(reported(rash()), REFUSED, queried(QueryRule.DISCONTINUATION_REFUSED, 1))
                .when(new RecordRefusedDiscontinuation(ID, "SUBJECT_UNKNOWN"))
                .expectNoEvents();
    }
}
