package io.trialledger.starter.ledger;

import io.trialledger.starter.Authority;
import io.trialledger.starter.Sites;
import org.axonframework.queryhandling.QueryHandler;

/** Answers of which sites the caller may see receipts. */
class ReceiptAccess {

    private final Authority authority;

    ReceiptAccess(Authority authority) {
        this.authority = authority;
    }

    @QueryHandler
    Sites answer(ReadReceipt q) {
        return authority.sitesOf(q.studyId(), ReadReceipt.class);
    }
}
