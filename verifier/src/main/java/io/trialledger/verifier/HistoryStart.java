package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What {@code history/index.js} hands to the page that shows the history.
 *
 * @param filter that the history is said to be of
 * @param pages how many pages of rows there are
 * @param events how many rows they have
 */
record HistoryStart(String study, Filter filter, long pages, long events) {

    static final String NAME = "history/index.js";

    private static final long MOST = 1L << 53;

    /** Reads it as data, never as a program. */
    static HistoryStart parse(byte[] utf8) {
        Json start = read(new StringReader(new String(utf8, StandardCharsets.UTF_8)));
        Json filter = start.member("filter")
                .filter(each -> each instanceof Json.Members || each instanceof Json.Items)
                .orElseThrow(HistoryStart::notOne);
        String study = text(start, "study").orElseThrow(HistoryStart::notOne);
        return new HistoryStart(
                study,
                new Filter(Optional.of(study), text(filter, "site"), text(filter, "subject")),
                count(start, "pages"),
                count(start, "events"));
    }

    private static Optional<String> text(Json object, String name) {
        Optional<Json> value = object.member(name);
        if (value.filter(each -> !(each instanceof Json.Text)).isPresent()) {
            throw notOne();
        }
        return value.map(each -> object.text(name));
    }

    private static Json read(Reader in) {
        try (Script script = new Script(in)) {
            if (script.begins("history.start(")) {
                script.argument().nextToken();
                Json start = JsonValues.value(script.argument());
                if (script.ends()) {
                    return start;
                }
            }
            throw notOne();
        } catch (IOException | JacksonException e) {
            throw notOne();
        }
    }

    private static long count(Json start, String name) {
        if (start.member(name).orElse(Json.NULL) instanceof Json.Number count
                && count.number() >= 0
                && count.number() < MOST
                && count.number() == Math.rint(count.number())) {
            return (long) count.number();
        }
        throw notOne();
    }

    private static BundleException notOne() {
        return new BundleException("isn't the start of a history");
    }
}
