package io.trialledger.verifier;

import io.trialledger.ledger.Receipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The receipts someone kept, by the places they name: about 500 bytes for each event. And the names they were given under, by which
 * events that nobody sent are found.
 */
final class Receipts {

    private static final Set<String> SENT_BY_SYSTEMS = Set.of("api", "fhir", "odm");

    private final List<Receipt> receipts;
    private final Map<String, Map<Long, Receipted>> byLog = new LinkedHashMap<>();
    private final List<Finding> contradictions = new ArrayList<>();
    private final Set<String> actors = new HashSet<>();
    private final Set<List<String>> sites = new HashSet<>();

    Receipts(Collection<Receipt> receipts) {
        this.receipts = List.copyOf(receipts);
        for (Receipt receipt : this.receipts) {
            actors.add(receipt.actor());
            String site = receipt.site();
            if (site != null) {
                sites.add(List.of(site, receipt.organisation()));
            }
            for (int i = 0; i < receipt.events().size(); i++) {
                add(new Receipted(receipt, i));
            }
        }
    }

    /** A receipt a line; empty lines are left out. */
    static List<Receipt> read(String text) {
        List<Receipt> read = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).map(Receipt::parse).forEach(read::add);
        return read;
    }

    private void add(Receipted event) {
        byLog.computeIfAbsent(event.event().log(), log -> new HashMap<>())
                .merge(event.event().position(), event, this::either);
    }

    /** A receipt may be handed in twice, proven and not. */
    private Receipted either(Receipted one, Receipted other) {
        if (!one.event().equals(other.event())) {
            contradictions.add(Finding.at(
                    one.event().log(),
                    one.event().position(),
                    one.event().eventId(),
                    "the receipts " + one.receipt().id() + " and "
                            + other.receipt().id()
                            + " contradict each other: keep both, two histories were receipted"));
        }
        return one.receipt().isProven() ? one : other;
    }

    /** What they say against each other. */
    List<Finding> contradictions() {
        return contradictions;
    }

    boolean isEmpty() {
        return receipts.isEmpty();
    }

    /** What they say about a log, by position. */
    Map<Long, Receipted> of(String log) {
        return byLog.getOrDefault(log, Map.of());
    }

    Set<String> logs() {
        return byLog.keySet();
    }

    Set<String> actors() {
        return actors;
    }

    int count() {
        return receipts.size();
    }

    /** Whether an event stands under their name: by who sent it, or by site and organisation if a system of theirs did. */
    boolean isUnderTheirName(Envelope envelope) {
        return actors.contains(envelope.actor())
                || (SENT_BY_SYSTEMS.contains(envelope.source())
                        && sites.contains(List.of(envelope.site(), envelope.organisation())));
    }
}
