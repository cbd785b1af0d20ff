package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.Receipt;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which events a log of a bundle is said to show: those of a study, and in a part those of a site, of a subject, or of both.
 *
 * @param study that every event must have; empty if the bundle doesn't say
 * @param site that every event must have
 * @param subject that every event must have
 */
record Filter(Optional<String> study, Optional<String> site, Optional<String> subject) {

    /** Everything of a study. */
    static Filter wholeStudy(Optional<String> study) {
        return new Filter(study, Optional.empty(), Optional.empty());
    }

    /** Whether it names neither a site nor a subject. */
    boolean isNone() {
        return site.isEmpty() && subject.isEmpty();
    }

    /** What is wrong with {@code event} in a log of this filter. */
    Optional<String> check(BundleEvent event) {
        if (study.isEmpty() && isNone()) {
            return Optional.empty();
        }
        try {
            Envelope envelope = Envelope.of(event.metadata());
            return mismatch("study", study, envelope::study, event, "studyId")
                    .or(() -> mismatch("site", site, envelope::site, event, "siteId"))
                    .or(() -> mismatch("subject", subject, envelope::subject, event, "subjectId"));
        } catch (BundleException e) {
            return Optional.of("its metadata doesn't tell whose it is: " + e.getMessage());
        }
    }

    private static Optional<String> mismatch(
            String what, Optional<String> wanted, Supplier<String> metadata, BundleEvent event, String member) {
        return wanted.filter(id -> !id.equals(stated(metadata.get(), event, member)))
                .map(id -> "isn't of " + what + " " + id + ", of which the bundle is said to be");
    }

    private static String stated(String inMetadata, BundleEvent event, String member) {
        return inMetadata.isEmpty() ? PayloadText.of(event.payload(), member) : inMetadata;
    }

    /**
     * Whether a part must hold what {@code receipt} names: all of the study, without site and subject; else what the site received,
     * but not what another site did or the whole study. Empty where the receipt doesn't tell: it names no subject.
     */
    Optional<Boolean> mustHold(Receipt receipt) {
        boolean elsewhere = study.filter(id -> !id.equals(receipt.study())).isPresent()
                || (!isNone() && receipt.site() == null)
                || site.filter(id -> !id.equals(receipt.site())).isPresent();
        if (elsewhere) {
            return Optional.of(false);
        }
        return subject.isEmpty() ? Optional.of(true) : Optional.empty();
    }

    /**
     * Whether each event of an aggregate must be in the part once this one is: its id, such as {@code visit/LZZT/701-001/WK2}, names
     * the subject; or the part is a site's, and the id names something within the study, which is of one site from its beginning, or
     * the aggregate begins in the part. Other aggregates, such as {@code study/LZZT}, reach beyond the filter.
     *
     * @param sequence of its first event in the part
     */
    boolean owns(String aggregateId, long sequence) {
        String[] names = aggregateId.split("/", 4);
        boolean within = names.length > 2;
        return subject.map(id -> within && id.equals(names[2]))
                .or(() -> site.map(id -> within || sequence == 0))
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
