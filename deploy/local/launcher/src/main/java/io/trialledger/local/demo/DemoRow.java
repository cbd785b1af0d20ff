package io.trialledger.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A line of one of this demo's tables: fields separated by semicolons and named by the table's first line. */
record DemoRow(Map<String, String> fields) {

    static List<DemoRow> of(String table) {
        List<String> lines = resource("/" + table + ".csv").lines().toList();
        String[] names = lines.get(0).split(";");
        return lines.stream().skip(1).map(line -> row(names, line)).toList();
    }

    private static DemoRow row(String[] names, String line) {
        String[] values = line.split(";", -1);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            fields.put(names[i], values[i]);
        }
        return new DemoRow(fields);
    }

    static List<DemoRow> of(String table, String subject) {
        return of(table).stream()
                .filter(row -> row.get("subject").equals(subject))
                .toList();
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(DemoRow.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read from this jar", e);
        }
    }

    /** Empty where nothing is said. */
    String get(String field) {
        return Objects.requireNonNull(fields.get(field), field);
    }

    boolean has(String field) {
        return !get(field).isEmpty();
    }

    int number(String field) {
        return Integer.parseInt(get(field));
    }

    /** Puts the field into a body under the same name, if it says anything. */
    void copy(String field, Map<String, Object> body) {
        if (has(field)) {
            body.put(field, get(field));
        }
    }
}
