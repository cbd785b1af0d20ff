package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of {@code revealed.ndjson} about one log, read along with the log: each must name a sealed free text of an event that is
 * there, and fit its length. Lines of other logs are passed over.
 */
final class Revealed {

    static final String NAME = "revealed.ndjson";

    private record Line(long position, String eventId, String path, int utf8Bytes) {}

    private final String log;
    private final Optional<JsonLines> lines;
    private final Findings findings;
    private Optional<Line> next = Optional.empty();
    private long last = -1;
    private final Redactions redactions = new Redactions();

    private Revealed(String log, Optional<JsonLines> lines, Findings findings) {
        this.log = log;
        this.lines = lines;
        this.findings = findings;
    }

    /** @param in is closed by the caller when the log is read */
    static Revealed of(String log, InputStream in, Findings findings) {
        Revealed revealed = new Revealed(log, Optional.of(new JsonLines(in)), findings);
        revealed.advance();
        return revealed;
    }

    static Revealed nothing(String log, Findings findings) {
        return new Revealed(log, Optional.empty(), findings);
    }

    /** Goes on to what follows {@code event}. */
    void pass(BundleEvent event) {
        List<SealedValues.Value> values = SealedValues.in(event);
        values.forEach(redactions::sealed);
        Set<String> shown = values.isEmpty() ? Set.of() : new HashSet<>();
        while (next.isPresent() && next.get().position() <= event.position()) {
            Line line = next.get();
            if (line.position() == event.position() && line.eventId().equals(event.eventId())) {
                show(line, values, shown);
            } else {
                notThere(line);
            }
            advance();
        }
    }

    /** The log has ended. */
    void end() {
        while (next.isPresent()) {
            notThere(next.get());
            advance();
        }
    }

    /** What is to be said of sealed values. */
    List<String> lines() {
        return redactions.lines(lines.isPresent());
    }

    private void show(Line line, List<SealedValues.Value> values, Set<String> shown) {
        Optional<SealedValues.Value> value =
                values.stream().filter(each -> each.path().equals(line.path())).findFirst();
        if (value.isEmpty()) {
            wrong(line, "a text at " + line.path() + ", where nothing is sealed");
        } else if (!value.get().isFreeText()) {
            wrong(line, "what is sealed at " + line.path() + ", which is no free text");
        } else if (!value.get().fits(line.utf8Bytes())) {
            wrong(line, "a text at " + line.path() + " of another length than the sealed one");
        } else if (!shown.add(line.path())) {
            wrong(line, "the text at " + line.path() + " twice");
        } else {
            redactions.shown(value.get());
        }
    }

    private void wrong(Line line, String what) {
        findings.add(Finding.at(log, line.position(), line.eventId(), NAME + " shows " + what));
    }

    private void notThere(Line line) {
        wrong(line, "a text of it, but the bundle has no such event there");
    }

    /** What can't be read is passed over: {@link #checkForm} and the file's own check find it. */
    private void advance() {
        next = Optional.empty();
        boolean more = lines.isPresent();
        while (more && next.isEmpty()) {
            try {
                Optional<JsonLine> json = lines.get().next();
                more = json.isPresent();
                next = json.filter(line -> line.text("log").equals(log)).map(Revealed::line);
            } catch (BundleException e) {
                next = Optional.empty();
            } catch (IOException e) {
                more = false;
            }
        }
        next.ifPresent(this::requireRising);
    }

    /** Checks each line's form, and that it is of one of {@code logs}. */
    static void checkForm(InputStream in, Set<String> logs, Findings findings) throws IOException {
        JsonLines lines = new JsonLines(in);
        boolean more = true;
        while (more) {
            try {
                Optional<JsonLine> json = lines.next();
                more = json.isPresent();
                if (more && !logs.contains(json.get().text("log"))) {
                    findings.add(Finding.of(NAME + ", line " + lines.lineNumber() + ": of the log "
                            + json.get().text("log") + ", which isn't in the bundle"));
                }
                json.ifPresent(Revealed::line);
            } catch (BundleException e) {
                findings.add(Finding.of(NAME + ", line " + lines.lineNumber() + ": " + e.getMessage()));
            }
        }
    }

    private void requireRising(Line line) {
        if (line.position() < last) {
            findings.add(Finding.at(
                    log, line.position(), line.eventId(), NAME + " names it after position " + Report.count(last)));
        }
        last = line.position();
    }

    private static Line line(JsonLine json) {
        int utf8Bytes = json.text("text").getBytes(StandardCharsets.UTF_8).length;
        String path = json.text("path");
        if (!path.startsWith("/payload/") && !path.equals("/metadata/reason")) {
            throw new BundleException("a text of " + path + ", where nothing is sealed");
        }
        return new Line(json.number("position"), json.text("eventId"), path, utf8Bytes);
    }
}
