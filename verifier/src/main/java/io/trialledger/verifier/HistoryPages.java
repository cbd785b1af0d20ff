package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages of the readable history, read along with one log: its rows are kept one at a time, those of other logs passed over. */
final class HistoryPages implements Closeable {

    interface Files {
        /** Empty if the bundle has no such file. */
        Optional<InputStream> open(String name) throws IOException;
    }

    /** Told of every row, whose it may be. */
    interface Rows {
        /** Whether to read the row more closely; {@code log} is empty if the row doesn't say. */
        boolean isOurs(String log, String page);
    }

    static final HistoryPages NONE = new HistoryPages(name -> Optional.empty(), 0, (log, page) -> false);

    private static final String LOG = "log";

    private final Files files;
    private final long pages;
    private final Rows rows;
    private long number;
    private @Nullable InputStream open;
    private @Nullable JsonReader in;

    HistoryPages(Files files, long pages, Rows rows) {
        this.files = files;
        this.pages = pages;
        this.rows = rows;
    }

    /** The file of the page that was read last. */
    String page() {
        return String.format(Locale.ROOT, "history/%04d.js", number);
    }

    /**
     * The next row of ours; empty at the end.
     *
     * @throws BundleException if the page isn't one, or isn't there
     * @throws IOException if it can't be read
     */
    Optional<HistoryRow> next() throws IOException {
        try {
            while (true) {
                JsonReader page = in;
                if (page == null) {
                    if (number == pages) {
                        return Optional.empty();
                    }
                    begin();
                } else if (page.accept(']')) {
                    end(page);
                } else {
                    Optional<HistoryRow> row = row(page);
                    if (page.peek() != ']') {
                        page.expect(",");
                        requireRow(page);
                    }
                    if (row.isPresent()) {
                        return row;
                    }
                }
            }
        } catch (JsonReader.NotJson | CharacterCodingException e) {
            throw new BundleException("holds something else than data");
        }
    }

    private void begin() throws IOException {
        number++;
        InputStream file = files.open(page()).orElseThrow(() -> new BundleException("missing"));
        JsonReader page = new JsonReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        open = file;
        in = page;
        try {
            page.expect("history.page(");
            page.expect(Long.toString(number));
            page.expect(",");
            page.expect("[");
        } catch (JsonReader.NotJson e) {
            throw new BundleException("isn't page " + number + " of a history");
        }
    }

    private void end(JsonReader page) throws IOException {
        try {
            page.expect(")");
            page.accept(';');
            page.requireEnd();
        } catch (JsonReader.NotJson e) {
            throw new BundleException("isn't page " + number + " of a history");
        }
        close();
    }

    /** A comma is followed by one. */
    private static void requireRow(JsonReader page) throws IOException {
        if (page.peek() == ']') {
            throw new JsonReader.NotJson("a row too few");
        }
    }

    private Optional<HistoryRow> row(JsonReader page) throws IOException {
        if (page.peek() != '{') {
            page.value();
            rows.isOurs("", page());
            return Optional.empty();
        }
        page.expect("{");
        Set<String> names = new HashSet<>();
        Map<String, Json> told = new HashMap<>();
        boolean ours = false;
        if (!page.accept('}')) {
            do {
                String name = page.name();
                if (!names.add(name)) {
                    throw new JsonReader.NotJson("the member " + name + " twice");
                }
                Json value = page.value();
                if (name.equals(LOG)) {
                    ours = rows.isOurs(value instanceof Json.Text log ? log.text() : "", page());
                    if (!ours) {
                        page.skipObject();
                        return Optional.empty();
                    }
                } else if (HistoryRow.FIELDS.contains(name)) {
                    told.put(name, value);
                }
            } while (page.accept(','));
            page.expect("}");
        }
        if (!names.contains(LOG)) {
            rows.isOurs("", page());
        }
        return ours ? Optional.of(HistoryRow.of(told)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        InputStream file = open;
        open = null;
        in = null;
        if (file != null) {
            file.close();
        }
    }
}
