package io.trialledger.starter.ledger;

import io.trialledger.starter.Queries;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.ReadHistory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What makes a study's history verifiable; the gateway joins the services' parts. */
@RestController
@RequestMapping("/api/v1/studies/{study}/history")
class HistoryLedgerController {

    private final Queries queries;
    private final Ledger ledger;

    HistoryLedgerController(Queries queries, Ledger ledger) {
        this.queries = queries;
        this.ledger = ledger;
    }

    /** The signed note, as text; the key to verify it with is in {@code X-Verifier-Key}. */
    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint(@PathVariable String study) {
        sites(study);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header("X-Verifier-Key", ledger.vkey())
                .body(ledger.checkpoint());
    }

    private Sites sites(String study) {
        return queries.ask(new ReadHistory(study), Sites.class);
    }
}
