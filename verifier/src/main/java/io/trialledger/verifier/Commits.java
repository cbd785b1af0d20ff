package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that the events of a commit stand together, whole and in order, whatever lies between them undisclosed. */
final class Commits {

    private @Nullable BundleEvent last;

    /** What is wrong with {@code event} after those before it. */
    Optional<String> check(BundleEvent event) {
        BundleEvent before = last;
        last = event;
        if (event.index() >= event.of()) {
            return Optional.of("event " + (event.index() + 1) + " of a commit of " + event.of());
        }
        if (before == null) {
            return start(event) < 0
                    ? Optional.of("the first events of its commit " + event.cid() + " are missing")
                    : Optional.empty();
        }
        if (event.cid().equals(before.cid())) {
            if (start(event) != start(before) || event.of() != before.of()) {
                return Optional.of("the events of commit " + event.cid() + " don't stand together: event "
                        + (event.index() + 1) + " of " + event.of() + " after event " + (before.index() + 1) + " of "
                        + before.of());
            }
            return event.at() == before.at()
                    ? Optional.empty()
                    : Optional.of("recorded at another time than the rest of its commit");
        }
        if (start(event) <= end(before)) {
            return Optional.of("commit " + event.cid() + " (event " + (event.index() + 1) + " of " + event.of()
                    + ") begins before commit " + before.cid() + " of " + before.of() + " events is whole");
        }
        return event.at() < before.at() ? Optional.of("recorded earlier than the event before it") : Optional.empty();
    }

    /** What is wrong with a log that ends after {@code size} events. */
    Optional<String> checkEnd(long size) {
        return last != null && end(last) >= size
                ? Optional.of("its last commit of " + last.of() + " events isn't whole")
                : Optional.empty();
    }

    private static long start(BundleEvent event) {
        return event.position() - event.index();
    }

    private static long end(BundleEvent event) {
        return start(event) + event.of() - 1;
    }
}
