package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleException;
import java.util.Optional;

/**
 * Which events a part of a log is said to hold: those of a site, of a subject, or of both; all, if it names neither.
 *
 * @param site that every event must have
 * @param subject that every event must have
 */
record Filter(Optional<String> site, Optional<String> subject) {

    static final Filter NONE = new Filter(Optional.empty(), Optional.empty());

    boolean isNone() {
        return site.isEmpty() && subject.isEmpty();
    }

    /** What is wrong with {@code event} in a part of this filter. */
    Optional<String> check(BundleEvent event) {
        if (isNone()) {
            return Optional.empty();
        }
        try {
            Envelope envelope = Envelope.of(event.metadata());
            return mismatch("site", site, envelope.site(), event, "siteId")
                    .or(() -> mismatch("subject", subject, envelope.subject(), event, "subjectId"));
        } catch (BundleException e) {
            return Optional.of("its metadata doesn't tell whose it is: " + e.getMessage());
        }
    }

    private static Optional<String> mismatch(
            String what, Optional<String> wanted, String stated, BundleEvent event, String member) {
        return wanted.filter(id -> !id.equals(stated.isEmpty() ? PayloadText.of(event.payload(), member) : stated))
                .map(id -> "isn't of " + what + " " + id + ", of which the bundle is said to be");
    }

    /**
     * Whether each event of an aggregate must be in the part once this one is: its id, such as {@code visit/LZZT/701-001/WK2}, names
     * the subject or site; or the part is a site's and the aggregate begins in it, as nothing moves between sites. Other aggregates,
     * such as the study's, reach beyond the filter.
     *
     * @param sequence of its first event in the part
     */
    boolean owns(String aggregateId, long sequence) {
        String[] names = aggregateId.split("/", 4);
        String owner = names.length > 2 ? names[2] : "";
        return subject.map(id -> id.equals(owner))
                .or(() -> site.map(id -> id.equals(owner) || sequence == 0))
                .orElse(false);
    }

    /** In plain words. */
    @Override
    public String toString() {
        String words = site.map(id -> "site " + id).orElse("")
                + (site.isPresent() && subject.isPresent() ? ", " : "")
                + subject.map(id -> "subject " + id).orElse("");
        return isNone() ? "the whole study" : Finding.printable(words);
    }
}
