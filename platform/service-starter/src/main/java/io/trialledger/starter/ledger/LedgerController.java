package io.trialledger.starter.ledger;

import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.Tile;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.StarterRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log for witnesses and auditors, as C2SP tlog-tiles serves it. Whoever has a token may read it: it holds salted hashes and
 * signatures, nothing of any study.
 */
@RestController
@RequestMapping("/api/v1/ledger/{log}")
class LedgerController {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final int LONGEST_NOTE = 100_000;

    private final Ledger ledger;
    private final Tiles tiles;
    private final SignedCheckpoints checkpoints;
    private final SelfCheck selfCheck;

    LedgerController(Ledger ledger, Tiles tiles, SignedCheckpoints checkpoints, SelfCheck selfCheck) {
        this.ledger = ledger;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.selfCheck = selfCheck;
    }

    /**
     * How the log stands.
     *
     * @param checkpoint the newest signed one; null before the first
     * @param alarm what is known to be wrong; null if nothing is
     */
    record LedgerView(
            String origin,
            String vkey,
            @Nullable String checkpoint,
            @Nullable String alarm,
            SelfCheck.View selfCheck) {}

    @GetMapping
    LedgerView ledger(@PathVariable String log) {
        return new LedgerView(
                ledger.origin(),
                ledger.vkey(),
                ledger.newest().orElse(null),
                ledger.alarm().or(selfCheck::alarm).orElse(null),
                selfCheck.view());
    }

    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint(@PathVariable String log) {
        return text(ledger.checkpoint());
    }

    /** The proof that the checkpoint of {@code size} extends that of {@code old}; both must have been signed. */
    @GetMapping("/consistency")
    ResponseEntity<String> consistency(@PathVariable String log, @RequestParam long old, @RequestParam long size) {
        return text(ledger.consistency(old, size)
                .orElseThrow(() -> new RuleViolated(
                        StarterRule.UNKNOWN, "old", "no checkpoints of " + old + " and " + size + " were signed")));
    }

    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(@PathVariable String log, HttpServletRequest request) {
        String path = request.getRequestURI();
        Tile tile;
        try {
            tile = Tile.parse(path.substring(path.indexOf("/tile/") + 1));
        } catch (IllegalArgumentException e) {
            throw new RuleViolated(StarterRule.MALFORMED, "tile", String.valueOf(e.getMessage()));
        }
        byte[] hashes = tiles.find(tile)
                .filter(stored -> stored.length >= tile.bytes())
                .orElseThrow(() -> new RuleViolated(StarterRule.UNKNOWN, "tile", "no such tile yet"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(java.time.Duration.ofDays(365)).immutable())
                .body(Arrays.copyOf(hashes, tile.bytes()));
    }

    /** Takes the signatures of the witnesses this log knows; answers the checkpoint with all of them. */
    @PostMapping("/cosignatures")
    ResponseEntity<String> cosign(@PathVariable String log, @RequestBody String note) {
        RuleViolated.unless(note.length() <= LONGEST_NOTE, StarterRule.MALFORMED, "note", "longer than a note can be");
        try {
            return text(checkpoints
                    .cosign(note)
                    .orElseThrow(() ->
                            new RuleViolated(StarterRule.UNKNOWN, "note", "no checkpoint of this size was signed")));
        } catch (NoteException e) {
            throw new RuleViolated(StarterRule.MALFORMED, "note", String.valueOf(e.getMessage()));
        }
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok().contentType(TEXT).body(text);
    }
}
