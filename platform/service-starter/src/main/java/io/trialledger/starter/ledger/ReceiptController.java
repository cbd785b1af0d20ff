package io.trialledger.starter.ledger;

import io.trialledger.ledger.Receipt;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Sites;
import io.trialledger.starter.StarterRule;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receipts, to be kept by whoever wrote: the verifier compares them with a bundle. */
@RestController
@RequestMapping("/api/v1/receipts/{receipt}")
class ReceiptController {

    private final CommandReceipts receipts;
    private final Queries queries;

    ReceiptController(CommandReceipts receipts, Queries queries) {
        this.receipts = receipts;
        this.queries = queries;
    }

    /** One line of JSON, with the proofs once they are there: within 6 seconds or so of the write. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    String receipt(@PathVariable String receipt) {
        return visible(receipt).json();
    }

    /** The proof of one of its events, the first being 0, as a {@code .tlog-proof} file; 404 as long as there is none. */
    @GetMapping("/proofs/{number}")
    ResponseEntity<String> proof(@PathVariable String receipt, @PathVariable int number) {
        Receipt found = visible(receipt);
        RuleViolated.unless(
                number >= 0 && number < found.proofs().size(), StarterRule.UNKNOWN, "number", "no proof " + number);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + found.events().get(number).eventId() + ".tlog-proof\"")
                .body(found.proofs().get(number).text());
    }

    private Receipt visible(String id) {
        Optional<Receipt> found = receipts.find(id)
                .filter(receipt -> queries.ask(new ReadReceipt(receipt.study()), Sites.class)
                        .contains(receipt.site()));
        return found.orElseThrow(() -> new RuleViolated(StarterRule.UNKNOWN, "receipt", "no receipt of this id"));
    }
}
