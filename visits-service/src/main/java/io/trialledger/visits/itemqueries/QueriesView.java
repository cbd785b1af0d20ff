package io.trialledger.visits.itemqueries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next the {@code after} of the next page; null if this is the last */
public record QueriesView(List<QueryView> queries, @Nullable String next) {}
