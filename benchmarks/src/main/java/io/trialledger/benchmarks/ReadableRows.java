package io.trialledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialledger.ledger.BundleEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.IntFunction;

/** The readable history of a bundle's events, as the gateway writes it: pages of 1,000 rows. Pages are written in their order. */
final class ReadableRows {

    private static final int PAGE = 1_000;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String study;
    private final int events;
    private final IntFunction<BundleEvent> each;

    /** @param each is asked for every position once, rising */
    ReadableRows(String study, int events, IntFunction<BundleEvent> each) {
        this.study = study;
        this.events = events;
        this.each = each;
    }

    int pages() {
        return (events + PAGE - 1) / PAGE;
    }

    String name(int page) {
        return String.format(Locale.ROOT, "history/%04d.js", page);
    }

    String start() {
        return "history.start({\"study\":\"" + study + "\",\"filter\":{},\"pages\":" + pages() + ",\"events\":" + events
                + "});\n";
    }

    void write(OutputStream out, int page) throws IOException {
        out.write(("history.page(" + page + ", [").getBytes(UTF_8));
        for (int position = (page - 1) * PAGE; position < Math.min(page * PAGE, events); position++) {
            out.write((position % PAGE == 0 ? "\n" : ",\n").getBytes(UTF_8));
            out.write(row(each.apply(position)).getBytes(UTF_8));
        }
        out.write("\n]);\n".getBytes(UTF_8));
    }

    /** The actor and the rest of the metadata stand in the row as in the event. */
    private static String row(BundleEvent event) {
        String metadata = new String(event.metadata(), UTF_8);
        return "{\"log\":\"visits\",\"position\":" + event.position()
                + ",\"at\":\"" + MILLIS.format(Instant.ofEpochMilli(event.at()))
                + "\",\"eventId\":\"" + event.eventId()
                + "\",\"type\":\"" + event.type()
                + "\",\"revision\":\"" + event.revision()
                + "\",\"aggregateType\":\"" + event.aggregateType()
                + "\",\"aggregateId\":\"" + event.aggregateId()
                + "\",\"sequence\":" + event.sequence()
                + ",\"payload\":" + new String(event.payload(), UTF_8)
                + "," + metadata.substring(1);
    }
}
