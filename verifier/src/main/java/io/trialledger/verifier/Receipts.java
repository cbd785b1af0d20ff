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
    private static final String SENT_BY_POLICIES = "policy";

    private final List<Receipt> receipts;
    private final Map<String, Map<Long, Receipted>> byLog = new LinkedHashMap<>();
    private final List<Finding> contradictions = new ArrayList<>();
    private final Set<String> actors = new HashSet<>();
    private final Set<List<String>> accounts = new HashSet<>();
    private final Set<String> sites = new HashSet<>();
    private final Set<String> completeSites;

    /** @param completeSites of which everybody's receipts are here */
    Receipts(Collection<Receipt> receipts, Collection<String> completeSites) {
        this.receipts = List.copyOf(receipts);
        this.completeSites = Set.copyOf(completeSites);
        for (Receipt receipt : this.receipts) {
            actors.add(receipt.actor());
            String site = receipt.site();
            if (site != null) {
                accounts.add(List.of(site, receipt.organisation()));
                sites.add(site);
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
                || (SENT_BY_SYSTEMS.contains(envelope.source()) && isUnderTheirSite(envelope));
    }

    private boolean isUnderTheirSite(Envelope envelope) {
        return accounts.contains(List.of(envelope.site(), envelope.organisation()));
    }

    /** Whether someone else of their organisation did it at their site. */
    boolean isOfColleague(Envelope envelope) {
        return !SENT_BY_POLICIES.equals(envelope.source()) && isUnderTheirSite(envelope);
    }

    /** Whether it is said to follow from something else at their site, for which nobody gets a receipt. */
    boolean isOfPolicy(Envelope envelope) {
        return SENT_BY_POLICIES.equals(envelope.source()) && sites.contains(envelope.site());
    }

    /** Whether everybody's receipts of a site are said to be here. */
    boolean areComplete(String site) {
        return completeSites.contains(site);
    }

    /** Sites that are said to be complete and have no receipt at all. */
    List<String> sitesWithoutAny() {
        return completeSites.stream()
                .filter(site -> !sites.contains(site))
                .sorted()
                .toList();
    }
}
