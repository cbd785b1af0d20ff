package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows of the readable history about one log, read along with the log: each must tell the next event that it discloses. */
final class ToldLog implements Closeable {

    private final String log;
    private final HistoryPages pages;
    private final Consumer<String> unreadable;
    private final Findings findings;
    private Optional<HistoryRow> next = Optional.empty();
    private boolean readable = true;
    private boolean leftOut;

    private ToldLog(String log, HistoryPages pages, Consumer<String> unreadable, Findings findings) {
        this.log = log;
        this.pages = pages;
        this.unreadable = unreadable;
        this.findings = findings;
    }

    /** @param unreadable is told of a page that can't be read, which ends the comparison */
    static ToldLog of(String log, HistoryPages pages, Consumer<String> unreadable, Findings findings) {
        ToldLog told = new ToldLog(log, pages, unreadable, findings);
        told.advance();
        return told;
    }

    /** Of a bundle without a readable history: nothing is compared. */
    static ToldLog none(String log, Findings findings) {
        ToldLog none = new ToldLog(log, HistoryPages.NONE, what -> {}, findings);
        none.readable = false;
        return none;
    }

    /** Goes on to what follows {@code event}. */
    void pass(BundleEvent event) {
        if (!readable) {
            return;
        }
        while (next.isPresent() && next.get().position() < event.position()) {
            notThere(next.get());
            advance();
        }
        if (next.isPresent() && next.get().position() == event.position()) {
            leftOut = false;
            if (!next.get().tells(event)) {
                wrong(event.position(), event.eventId(), "what is told to read isn't what was signed");
            }
            advance();
        } else if (readable && !leftOut) {
            leftOut = true;
            wrong(
                    event.position(),
                    event.eventId(),
                    next.isPresent()
                            ? "the readable history leaves this event out"
                            : "the readable history ends before this event");
        }
    }

    /** The log has ended. */
    void end() {
        while (next.isPresent()) {
            notThere(next.get());
            advance();
        }
    }

    private void notThere(HistoryRow row) {
        wrong(row.position(), row.eventId(), "tells an event that the bundle doesn't hold, or tells it twice");
    }

    private void wrong(long position, String event, String what) {
        findings.add(Finding.at(log, position, event, pages.page() + ": " + what));
    }

    private void advance() {
        next = Optional.empty();
        try {
            next = pages.next();
        } catch (BundleException e) {
            end(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            end("can't be read: " + e.getMessage());
        }
    }

    private void end(String why) {
        readable = false;
        unreadable.accept(pages.page() + ": " + why);
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
