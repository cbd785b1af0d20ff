package io.trialledger.starter.odm;

import io.trialledger.model.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the sealed texts of clinical data, and puts the words in their place. */
final class SealedTexts {

    private final List<Sealed<String>> found = new ArrayList<>();

    void collect(OdmNode node) {
        sealed(node.sealed()).ifPresent(found::add);
        node.notes().forEach(note -> sealed(note.sealed()).ifPresent(found::add));
        node.children().forEach(this::collect);
    }

    List<Sealed<String>> found() {
        return found;
    }

    /** A text that was erased is one that can't be had: the item has no value, and a note says why. */
    static OdmNode opened(OdmNode node, Function<Sealed<String>, Optional<String>> words) {
        @Nullable String value = node.sealed() == null ? node.value() : open(node.sealed(), words);
        boolean erased = node.sealed() != null && value == null;
        List<OdmNote> notes = new ArrayList<>(node.notes().stream()
                .map(note -> note.sealed() == null
                        ? note
                        : OdmNote.of(note.type(), note.value(), open(note.sealed(), words)))
                .toList());
        if (erased) {
            notes.add(OdmNote.of("VALUE", "ERASED"));
        }
        return new OdmNode(
                node.level(),
                node.oid(),
                node.repeatKey(),
                node.transaction(),
                node.audited(),
                node.name(),
                node.type(),
                value,
                null,
                node.isNull() || erased,
                node.unit(),
                notes,
                node.children().stream().map(child -> opened(child, words)).toList());
    }

    private static @Nullable String open(@Nullable String stored, Function<Sealed<String>, Optional<String>> words) {
        return sealed(stored).flatMap(words).orElse(null);
    }

    private static Optional<Sealed<String>> sealed(@Nullable String stored) {
        return Optional.ofNullable(stored).map(Sealed::<String>decode);
    }
}
