package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;

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
    private String page = name(0);
    private @Nullable Script in;

    HistoryPages(Files files, long pages, Rows rows) {
        this.files = files;
        this.pages = pages;
        this.rows = rows;
    }

    /** The file of the page that was read last. */
    String page() {
        return page;
    }

    private static String name(long number) {
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
            Optional<HistoryRow> row = Optional.empty();
            while (row.isEmpty() && (in != null || number < pages)) {
                Script page = in == null ? begin() : in;
                page.again();
                if (page.argument().nextToken() == JsonToken.END_ARRAY) {
                    end(page);
                } else {
                    row = row(page.argument());
                }
            }
            return row;
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notData();
            }
            throw e.getCause();
        } catch (JacksonException | CharacterCodingException e) {
            throw notData();
        }
    }

    private static BundleException notData() {
        return new BundleException("holds something else than data");
    }

    private Script begin() throws IOException {
        number++;
        page = name(number);
        InputStream file = files.open(page).orElseThrow(() -> new BundleException("missing"));
        Script script = new Script(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        in = script;
        if (!script.begins("history.page(" + number + ",") || !script.beginsList()) {
            throw notOne();
        }
        return script;
    }

    private void end(Script page) throws IOException {
        if (!page.ends()) {
            throw notOne();
        }
        close();
    }

    private BundleException notOne() {
        return new BundleException("isn't page " + number + " of a history");
    }

    /** Of the row that the current token begins; goes to its last. */
    private Optional<HistoryRow> row(JsonParser page) {
        if (page.currentToken() != JsonToken.START_OBJECT) {
            JsonValues.value(page);
            rows.isOurs("", page());
            return Optional.empty();
        }
        @Nullable Json[] told = new Json[HistoryRow.FIELDS.size()];
        Set<String> others = new HashSet<>();
        boolean ours = false;
        while (page.nextToken() != JsonToken.END_OBJECT) {
            String name = JsonValues.name(page);
            int place = HistoryRow.place(name);
            if (place < 0 ? !others.add(name) : told[place] != null) {
                throw new StreamReadException(page, "the member " + name + " twice");
            }
            page.nextToken();
            Json value = JsonValues.value(page);
            if (place >= 0) {
                told[place] = value;
            } else if (name.equals(LOG)) {
                ours = rows.isOurs(value instanceof Json.Text log ? log.text() : "", page());
                if (!ours) {
                    skipRest(page);
                    return Optional.empty();
                }
            }
        }
        if (!others.contains(LOG)) {
            rows.isOurs("", page());
        }
        return ours ? Optional.of(HistoryRow.of(told)) : Optional.empty();
    }

    /** Goes to the end of the row without a close look: whoever it concerns reads it. */
    private static void skipRest(JsonParser page) {
        while (page.nextToken() != JsonToken.END_OBJECT) {
            page.skipChildren();
        }
    }

    @Override
    public void close() throws IOException {
        Script page = in;
        in = null;
        if (page != null) {
            page.close();
        }
    }
}
