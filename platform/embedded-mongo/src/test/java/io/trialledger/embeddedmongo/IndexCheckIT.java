package io.trialledger.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that does not hold what it should is built anew before anybody can ask. */
class IndexCheckIT {

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        try (Served served = new Served(folder)) {
            var rows = served.collection("rows");
            rows.createIndex(Indexes.ascending("study", "n"));
            rows.createIndex(Indexes.ascending("tags"), new IndexOptions().sparse(true));
            rows.createIndex(
                    Indexes.ascending("k"), new IndexOptions().unique(true).sparse(true));
            rows.insertMany(IntStream.range(0, 1_500)
                    .mapToObj(i -> new Document("_id", i)
                            .append("study", "s" + i % 3)
                            .append("n", i)
                            .append("k", List.of("a" + i, "b" + i))
                            .append("tags", i % 2 == 0 ? List.of("x", "t" + i) : List.of()))
                    .toList());
            rows.deleteOne(eq("_id", 1_499));
        }
    }

    private void damage(String index, boolean add) {
        try (Store store = Store.open(folder)) {
            Tree tree = store.treeNames().stream()
                    .filter(name -> name.endsWith(index))
                    .map(store::tree)
                    .findFirst()
                    .orElseThrow();
            if (add) {
                tree.put(KeyBuilder.of("nonsense"), KeyBuilder.of(1).bytes());
            } else {
                var cursor = Objects.requireNonNull(tree.cursor(View.NOW, null, false));
                tree.remove(cursor.next());
            }
            store.commit();
        }
    }

    private int rebuilt() {
        try (Served served = new Served(folder)) {
            var rows = served.collection("rows");
            for (int i : new int[] {0, 1, 749, 1_498}) {
                assertThat(rows.find(eq("k", "b" + i)).first()).containsEntry("_id", i);
                assertThat(rows.find(new Document("study", "s" + i % 3).append("n", i))
                                .first())
                        .containsEntry("_id", i);
            }
            assertThat(rows.countDocuments(eq("tags", "x"))).isEqualTo(750);
            return served.mongo.rebuiltIndexes();
        }
    }

    @Test
    void leaves_sound_indexes_alone() {
        assertThat(rebuilt()).isZero();
    }

    @Test
    void builds_anew_an_index_that_lost_an_entry() {
        damage("study_1_n_1", false);
        assertThat(rebuilt()).isEqualTo(1);
        assertThat(rebuilt()).isZero();
    }

    @Test
    void builds_anew_an_index_through_arrays() {
        damage("tags_1", false);
        damage("k_1", true);
        assertThat(rebuilt()).isEqualTo(2);
        assertThat(rebuilt()).isZero();
    }
}
