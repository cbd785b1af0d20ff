package io.trialledger.embeddedmongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No query searches more than 1,000 documents one by one. */
class NoIndexIT {

    @TempDir
    Path folder;

    private Served served;
    private MongoCollection<Document> rows;

    @BeforeEach
    void serve() {
        served = new Served(folder);
        rows = served.collection("rows");
        rows.insertMany(IntStream.range(0, 1_000)
                .mapToObj(i -> new Document("_id", i).append("study", "s").append("state", i % 7))
                .toList());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private void oneMore() {
        rows.insertOne(new Document("_id", 1_000).append("study", "s").append("state", 3));
    }

    private List<ThrowingCallable> searches() {
        return List.of(
                () -> rows.find(and(eq("study", "s"), eq("state", 3))).into(new ArrayList<>()),
                () -> rows.find(eq("state", 3)).first(),
                () -> rows.find().sort(new Document("state", 1)).first(),
                () -> rows.countDocuments(eq("state", 3)),
                () -> rows.distinct("state", Integer.class).into(new ArrayList<>()),
                () -> rows.aggregate(List.of(Aggregates.match(eq("state", 3)), Aggregates.count()))
                        .first(),
                () -> rows.aggregate(List.of(Aggregates.group("$state", Accumulators.sum("n", 1))))
                        .first(),
                () -> rows.updateMany(eq("state", 99), set("x", 1)),
                () -> rows.deleteMany(eq("state", 99)),
                () -> rows.findOneAndUpdate(eq("state", 3), set("x", 1)),
                () -> rows.find(regex("study", "^s")).first());
    }

    @Test
    void searches_a_thousand_documents_without_an_index() {
        for (ThrowingCallable search : searches()) {
            assertThatCode(search).doesNotThrowAnyException();
        }
    }

    @Test
    void refuses_to_search_one_more_and_says_what_for() {
        oneMore();
        for (ThrowingCallable search : searches()) {
            assertThatThrownBy(search).isInstanceOf(MongoException.class).hasMessageContaining("no index serves");
        }
        assertThatThrownBy(searches().get(0))
                .hasMessageContaining("trial.rows")
                .hasMessageContaining("study")
                .hasMessageContaining("state")
                .hasMessageNotContaining("\"s\"");
        assertThat(rows.countDocuments()).isEqualTo(1_001);
        assertThat(rows.find().into(new ArrayList<>())).hasSize(1_001);
    }

    @Test
    void serves_the_same_queries_once_there_is_an_index() {
        oneMore();
        rows.createIndex(Indexes.ascending("state"));

        assertThat(rows.find(and(eq("study", "s"), eq("state", 3))).into(new ArrayList<>()))
                .hasSize(144);
        assertThat(rows.find().sort(new Document("state", -1)).first()).containsEntry("state", 6);
        assertThat(rows.countDocuments(eq("state", 3))).isEqualTo(144);
        assertThat(rows.updateMany(eq("state", 3), set("x", 1)).getModifiedCount())
                .isEqualTo(144);
        rows.dropIndex("state_1");
        assertThatThrownBy(searches().get(1)).hasMessageContaining("no index serves");
    }

    @Test
    void refuses_indexes_it_would_not_honour() {
        assertThatThrownBy(() -> rows.createIndex(
                        Indexes.ascending("x"), new IndexOptions().partialFilterExpression(eq("a", 1))))
                .isInstanceOf(MongoException.class);
        assertThatThrownBy(() -> rows.createIndex(Indexes.text("study"))).isInstanceOf(MongoException.class);
        assertThatThrownBy(() -> rows.createIndex(Indexes.ascending("state"), new IndexOptions().unique(true)))
                .hasMessageContaining("E11000");
        rows.createIndex(Indexes.ascending("state"));
        assertThatThrownBy(() -> rows.createIndex(Indexes.ascending("study"), new IndexOptions().name("state_1")))
                .isInstanceOf(MongoException.class);
        assertThat(rows.countDocuments(eq("state", 3))).isEqualTo(143);
    }
}
