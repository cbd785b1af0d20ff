package io.trialledger.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The names of an object's members, in their order: known once, the names of further lines of this form are only compared. */
final class JsonForm {

    static final JsonForm NONE = new JsonForm(List.of());

    /** The very instances that the code asks for: they are compared at a glance. */
    private final List<String> names;

    /** As they stand in a line. */
    private final byte[][] quoted;

    JsonForm(List<String> names) {
        this.names = names.stream().map(String::intern).toList();
        this.quoted = this.names.stream()
                .map(name -> ("\"" + name + "\"").getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** Whether no name needs an escape, so that {@link #quoted} is how it stands in a line. */
    static boolean isPlain(List<String> names) {
        return names.stream().allMatch(name -> name.chars().noneMatch(c -> c < 0x20 || c == '"' || c == '\\'));
    }

    List<String> names() {
        return names;
    }

    int size() {
        return quoted.length;
    }

    byte[] quoted(int member) {
        return quoted[member];
    }

    boolean startsLike(JsonForm other, int members) {
        return members <= size() && names.subList(0, members).equals(other.names.subList(0, members));
    }
}
