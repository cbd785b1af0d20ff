package io.trialledger.visits.visit;

/** Everything that can happen to a query: a question about one recorded item that the site answers. */
public sealed interface QueryEvent extends VisitEvent
        permits QueryOpened, QueryAsked, QueryAnswered, QueryClosed, QueryReopened {

    /** Unique in the study: {@link QueryId}. */
    String queryId();
}
