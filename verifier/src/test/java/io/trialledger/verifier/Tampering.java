package io.trialledger.verifier;

import static io.trialledger.verifier.Trial.ENROLLMENT;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import java.util.List;
import java.util.OptionalLong;

/** What someone does to a bundle, and how the report answers. */
final class Tampering {

    private Tampering() {}

    static BundleEvent flip(Trial trial, int position, String field, int bit) {
        BundleEvent e = trial.enrollment.get(position);
        ChangedEvent changed = ChangedEvent.of(e);
        return switch (field) {
            case "salt" -> changed.salt(flipped(e.salt(), bit)).event();
            case "payload" -> changed.payload(flipped(e.payload(), bit)).event();
            case "metadata" -> changed.metadata(flipped(e.metadata(), bit)).event();
            case "leaf" -> changed.leaf(flipped(e.leaf(), bit)).event();
            default -> throw new IllegalArgumentException(field);
        };
    }

    static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8 % copy.length] ^= (byte) (1 << bit % 8);
        return copy;
    }

    static BundleLine hiddenIf(BundleEvent event, boolean hidden) {
        return hidden ? new BundleLine.Hidden(event.position(), event.leaf()) : event;
    }

    static List<BundleLine> replace(List<BundleLine> lines, int position, BundleLine line) {
        lines.set(position, line);
        return lines;
    }

    static List<BundleLine> without(List<BundleLine> lines, int position) {
        lines.remove(position);
        return lines;
    }

    static List<BundleLine> swap(List<BundleLine> lines, int one, int other) {
        BundleLine kept = lines.get(one);
        lines.set(one, lines.get(other));
        lines.set(other, kept);
        return lines;
    }

    static List<BundleLine> renumbered(List<BundleLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            lines.set(
                    i,
                    lines.get(i) instanceof BundleEvent event
                            ? Trial.moved(event, i)
                            : new BundleLine.Hidden(i, ((BundleLine.Hidden) lines.get(i)).leaf()));
        }
        return lines;
    }

    static Finding altered(BundleEvent event) {
        return at(event.position(), event, "altered: its leaf hash isn't that of its content");
    }

    /** A finding about the place alone: nobody knows which event is missing. */
    static Finding at(long position, String what) {
        return Finding.at(ENROLLMENT, position, what);
    }

    static Finding at(long position, BundleEvent event, String what) {
        return Finding.at(ENROLLMENT, position, event.eventId(), what);
    }

    static List<String> what(Report report) {
        return report.findings().stream().map(Finding::what).toList();
    }

    static List<OptionalLong> places(Report report) {
        return report.findings().stream().map(Finding::position).toList();
    }
}
