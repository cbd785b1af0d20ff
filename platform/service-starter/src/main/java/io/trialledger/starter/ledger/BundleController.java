package io.trialledger.starter.ledger;

import io.swagger.v3.oas.annotations.Hidden;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Sites;
import io.trialledger.starter.StarterRule;
import io.trialledger.starter.history.HistoryEvents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What this service gives to an inspection bundle: the gateway asks for it piece by piece. A {@code size} pins the checkpoint that
 * all of it is closed with, {@code from} goes on at a position after a stream was cut. An answer that breaks off is not whole.
 */
@Hidden
@RestController
@RequestMapping("/api/v1/studies/{study}/history/bundle")
class BundleController {

    private static final String NDJSON = "application/x-ndjson";

    private final BundleAccess access;
    private final Ledger ledger;
    private final SignedCheckpoints checkpoints;
    private final LogKeys keys;
    private final BundlePart bundle;
    private final HistoryEvents history;
    private final DailyCheckpoints daily;
    private final RevealedTexts revealed;
    private final AccessRecords records;

    BundleController(
            BundleAccess access,
            Ledger ledger,
            SignedCheckpoints checkpoints,
            LogKeys keys,
            BundlePart bundle,
            HistoryEvents history,
            DailyCheckpoints daily,
            RevealedTexts revealed,
            AccessRecords records) {
        this.access = access;
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.bundle = bundle;
        this.history = history;
        this.daily = daily;
        this.revealed = revealed;
        this.records = records;
    }

    /**
     * What a bundle of this log will hold.
     *
     * @param log its origin
     * @param size of the checkpoint to close with, which is signed and holds all there is now
     * @param vkeys under which its checkpoints are signed, newest first
     * @param lines events and hidden ones
     * @param events that the reader may see
     * @param role that lets the reader read them
     * @param sites that the reader may see; null for all
     * @param texts sites of which the reader may see free texts; null for all
     */
    record Plan(
            String log,
            long size,
            List<String> vkeys,
            long lines,
            long events,
            String role,
            @Nullable List<String> sites,
            @Nullable List<String> texts) {}

    @GetMapping("/plan")
    Plan plan(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String subject) {
        BundleAccess.Rights rights = access.of(study, site);
        long size = closing(null).checkpoint().size();
        long events = history.count(asked(study, site, subject, rights, 0, size));
        return new Plan(
                keys.origin(),
                size,
                keys.newestFirst().stream().map(NoteVerifier::toString).toList(),
                isPart(site, subject) ? events : size,
                events,
                rights.role().name(),
                names(rights.sites()),
                names(rights.texts()));
    }

    private static @Nullable List<String> names(Sites sites) {
        return sites.all() ? null : sites.ids().stream().sorted().toList();
    }

    @GetMapping
    void bundle(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Long size,
            @RequestParam(required = false) @Nullable Long from,
            HttpServletResponse response)
            throws IOException {
        BundleAccess.Rights rights = access.of(study, site);
        SignedCheckpoints.Stored closing = closing(size);
        long begin = start(from, closing);
        response.setContentType(NDJSON);
        if (isPart(site, subject)) {
            HistoryEvents.Asked asked = asked(
                    study, site, subject, rights, begin, closing.checkpoint().size());
            bundle.writePart(asked, closing, from != null, response.getOutputStream());
        } else {
            bundle.write(study, rights.sites(), closing, from, response.getOutputStream());
        }
    }

    @GetMapping("/checkpoints")
    void checkpoints(@PathVariable String study, @RequestParam long size, HttpServletResponse response)
            throws IOException {
        access.of(study, null);
        SignedCheckpoints.Stored closing = closing(size);
        response.setContentType(NDJSON);
        OutputStream out = buffered(response);
        daily.write(closing, out);
        out.flush();
    }

    @GetMapping("/revealed")
    void revealed(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam long size,
            @RequestParam(required = false) @Nullable Long from,
            HttpServletResponse response)
            throws IOException {
        BundleAccess.Rights rights = access.of(study, site);
        SignedCheckpoints.Stored closing = closing(size);
        long begin = start(from, closing);
        response.setContentType(NDJSON);
        OutputStream out = buffered(response);
        try (Stream<StoredEvent> events = history.stream(asked(study, site, subject, rights, begin, size))) {
            for (Iterator<StoredEvent> each = events.iterator(); each.hasNext(); ) {
                revealed.write(each.next(), rights.texts(), out);
            }
        }
        out.flush();
    }

    /**
     * Refused attempts: of the whole study, or at one site. Empty for who may not read the history of the whole study (whoever was
     * refused may not have named a site), and for a subject (no attempt names one).
     */
    @GetMapping("/access")
    void access(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String subject,
            HttpServletResponse response)
            throws IOException {
        BundleAccess.Rights rights = access.of(study, site);
        response.setContentType(NDJSON);
        OutputStream out = buffered(response);
        if (rights.sites().all() && subject == null) {
            records.write(study, site, out);
        }
        out.flush();
    }

    private static OutputStream buffered(HttpServletResponse response) throws IOException {
        return new BufferedOutputStream(response.getOutputStream(), 1 << 16);
    }

    /** @param size null for one of everything that is in the log now */
    private SignedCheckpoints.Stored closing(@Nullable Long size) {
        if (size == null) {
            return checkpoints.stored(ledger.checkpoint());
        }
        return checkpoints
                .ofSize(size)
                .orElseThrow(() ->
                        new RuleViolated(StarterRule.UNKNOWN, "size", "no checkpoint of " + size + " was signed"));
    }

    private static long start(@Nullable Long from, SignedCheckpoints.Stored closing) {
        long begin = from == null ? 0 : from;
        RuleViolated.unless(
                begin >= 0 && begin <= closing.checkpoint().size(),
                StarterRule.MALFORMED,
                "from",
                "a position up to the checkpoint's size");
        return begin;
    }

    private static boolean isPart(@Nullable String site, @Nullable String subject) {
        return site != null || subject != null;
    }

    private static HistoryEvents.Asked asked(
            String study,
            @Nullable String site,
            @Nullable String subject,
            BundleAccess.Rights rights,
            long from,
            long size) {
        Map<String, String> equal = new TreeMap<>();
        if (site != null) {
            equal.put("site", site);
        }
        if (subject != null) {
            equal.put("subject", subject);
        }
        return new HistoryEvents.Asked(study, equal, rights.sites(), from, size);
    }
}
