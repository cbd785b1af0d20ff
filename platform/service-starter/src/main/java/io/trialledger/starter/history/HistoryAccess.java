package io.trialledger.starter.history;

import io.trialledger.model.AllowedTo;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Sites;
import java.util.EnumSet;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;

/** Answers which sites' history the caller may read. */
class HistoryAccess {

    private final Authority authority;

    HistoryAccess(Authority authority) {
        this.authority = authority;
    }

    @QueryHandler
    Sites answer(ReadHistory q) {
        AllowedTo allowed = ReadHistory.class.getAnnotation(AllowedTo.class);
        return authority.sitesOf(q.studyId(), EnumSet.copyOf(List.of(allowed.value())));
    }
}
