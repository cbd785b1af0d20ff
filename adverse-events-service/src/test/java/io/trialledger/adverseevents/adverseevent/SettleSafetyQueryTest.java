package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.Records.ID;
import static io.trialledger.adverseevents.adverseevent.Records.followUp;
import static io.trialledger.adverseevents.adverseevent.Records.queried;
import static io.trialledger.adverseevents.adverseevent.Records.rash;
import static io.trialledger.adverseevents.adverseevent.Records.reported;
import static io.trialledger.adverseevents.adverseevent.Records.seal;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.adverseevents.adverseevent.Records.Draft;
import io.trialledger.model.Sealed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A query is answered by the site and closed by a person, or resolved by a version; then it is settled. */
class SettleSafetyQueryTest {

    private static final QueryRule RULE = QueryRule.ONSET_MISSING;
    private static final SafetyQueryId QUERY = new SafetyQueryId(ID, RULE, 1);
    private static final Sealed<String> TEXT = seal("nobody remembers");

    private final AggregateTestFixture<AdverseEvent> fixture = Records.fixture();

    private static Draft withoutOnset() {
        return rash().onset(null);
    }

    private static QueryAnswered answered() {
        return new QueryAnswered(ID.study(), "701", ID.subject(), ID.event(), RULE, 1, TEXT);
    }

    private static QueryClosed closed(@Nullable Sealed<String> text) {
        return new QueryClosed(ID.study(), "701", ID.subject(), ID.event(), RULE, 1, text);
    }

    private static AdverseEventFollowedUp followedUp(int version, Draft draft) {
        return new AdverseEventFollowedUp(
                ID.study(), "701", ID.subject(), ID.event(), version, true, draft.sealed(), Set.of());
    }

    @Test
    void the_site_answers_and_may_add() {
        fixture.given(reported(withoutOnset()), queried(RULE, 1), answered())
                .when(new AnswerSafetyQuery(QUERY, TEXT))
                .expectEvents(answered());
    }

    @Test
    void what_was_never_asked_is_not_answered() {
        fixture.given(reported(withoutOnset()), queried(RULE, 1))
                .when(new AnswerSafetyQuery(new SafetyQueryId(ID, RULE, 2), TEXT))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.UNKNOWN_QUERY);
    }

    @Test
    void an_answered_one_is_closed_without_a_word() {
        fixture.given(reported(withoutOnset()), queried(RULE, 1), answered())
                .when(new CloseSafetyQuery(QUERY, null))
                .expectEvents(closed(null));
    }

    @Test
    void an_unanswered_one_is_closed_only_with_a_text() {
        fixture.given(reported(withoutOnset()), queried(RULE, 1))
                .when(new CloseSafetyQuery(QUERY, null))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.QUERY_NOT_ANSWERED);
        Records.fixture()
                .given(reported(withoutOnset()), queried(RULE, 1))
                .when(new CloseSafetyQuery(QUERY, TEXT))
                .expectEvents(closed(TEXT));
    }

    @Test
    void a_closed_one_is_neither_answered_nor_closed_again() {
        fixture.given(reported(withoutOnset()), queried(RULE, 1), closed(TEXT))
                .when(new AnswerSafetyQuery(QUERY, TEXT))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.QUERY_CLOSED);
        Records.fixture()
                .given(reported(withoutOnset()), queried(RULE, 1), closed(TEXT))
                .when(new CloseSafetyQuery(QUERY, TEXT))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.QUERY_CLOSED);
    }

    @Test
    void one_resolved_by_a_version_is_settled_too() {
        fixture.given(
                        reported(withoutOnset()),
                        queried(RULE, 1),
                        followedUp(2, rash()),
                        new QueryResolved(ID.study(), "701", ID.subject(), ID.event(), RULE, 1, 2))
                .when(new AnswerSafetyQuery(QUERY, TEXT))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.QUERY_CLOSED);
    }

    @Test
    void the_command_that_closed_it_may_come_again() {
        Map<String, String> sent = Map.of("commandId", "command-1");
        fixture.given(List.of(
                        reported(withoutOnset()),
                        queried(RULE, 1),
                        GenericEventMessage.asEventMessage(closed(TEXT)).withMetaData(sent)))
                .when(new CloseSafetyQuery(QUERY, TEXT), sent)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void an_answered_one_is_still_resolved_by_a_version() {
        List<Object> events = Events.of(fixture.given(reported(withoutOnset()), queried(RULE, 1), answered())
                .when(followUp(rash())));

        assertThat(events).contains(new QueryResolved(ID.study(), "701", ID.subject(), ID.event(), RULE, 1, 2));
    }

    @Test
    void what_was_explained_is_not_asked_again_while_it_stays() {
        List<Object> events = Events.of(fixture.given(reported(withoutOnset()), queried(RULE, 1), closed(TEXT))
                .when(followUp(withoutOnset().severity(Severity.SEVERE))));

        assertThat(events).noneMatch(QueryOpened.class::isInstance);
    }

    @Test
    void what_comes_back_is_asked_again() {
        List<Object> events =
                Events.of(fixture.given(reported(withoutOnset()), queried(RULE, 1), closed(TEXT), followedUp(2, rash()))
                        .when(followUp(withoutOnset().severity(Severity.SEVERE))));

        assertThat(events).contains(queried(RULE, 3));
    }
}
