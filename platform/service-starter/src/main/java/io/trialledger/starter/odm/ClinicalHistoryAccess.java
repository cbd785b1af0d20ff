package io.trialledger.starter.odm;

import io.trialledger.starter.Authority;
import io.trialledger.starter.Sites;
import org.axonframework.queryhandling.QueryHandler;

/** Answers which sites' clinical history the caller may read. */
class ClinicalHistoryAccess {

    private final Authority authority;

    ClinicalHistoryAccess(Authority authority) {
        this.authority = authority;
    }

    @QueryHandler
    Sites answer(ReadClinicalHistory q) {
        return authority.sitesOf(q.studyId(), ReadClinicalHistory.class);
    }
}
