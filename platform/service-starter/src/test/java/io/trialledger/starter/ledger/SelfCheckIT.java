package io.trialledger.starter.ledger;

import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.trialledger.embeddedmongo.EmbeddedMongo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What somebody with the database at hand can do to a log of which four events were signed, and who notices. */
class SelfCheckIT {

    @TempDir
    static Path folder;

    private static EmbeddedMongo mongo;
    private static MongoClient client;

    private String name;
    private SignedLog signed;

    @BeforeAll
    static void open() {
        mongo = EmbeddedMongo.open(folder, 0);
        client = MongoClients.create(mongo.uri());
    }

    @AfterAll
    static void close() {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void sign(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName();
        signed = SignedLog.of(client, name, 4);
    }

    @Test
    void untouched() throws InterruptedException {
        SelfCheck check = signed.selfCheck();

        check.round();

        assertThat(check.alarm()).isEmpty();
        assertThat(check.view().events()).isEqualTo(4);
    }

    @Test
    void nothing_signed_yet() throws InterruptedException {
        assertThat(alarm(SignedLog.empty(client, name + "2"))).isEmpty();
    }

    @Test
    void tile_removed() throws InterruptedException {
        signed.database.getCollection(Tiles.COLLECTION).deleteMany(new Document());

        assertThat(alarm(signed)).contains("tile/0/000.p/4 is not stored");
    }

    @Test
    void commit_removed() throws InterruptedException {
        assertThat(alarm(edited(events -> events.remove(1)))).contains("position 1 is missing");
    }

    @Test
    void last_commits_removed() throws InterruptedException {
        SignedLog shorter = edited(events -> events.subList(2, 4).clear());

        assertThat(alarm(shorter)).contains("position 2: the event that was signed is missing");
        assertThatThrownBy(() -> shorter.checkpoints.requireNotOlder(shorter.log))
                .hasMessageContaining("put back to an older state");
    }

    @Test
    void field_renamed() throws InterruptedException {
        assertThat(alarm(edited(
                        events -> event(events, 2).append("y", event(events, 2).remove("z")))))
                .contains("position 2 can't be read as it was signed");
    }

    @Test
    void salt_cut() throws InterruptedException {
        assertThat(alarm(edited(events -> event(events, 3).append("z", new BsonBinary(new byte[31])))))
                .contains("position 3 can't be read as it was signed");
    }

    @Test
    void recorded_time_moved_before_the_one_before() throws InterruptedException {
        assertThat(alarm(edited(events -> record(events, 2, recorded(events, 1) - 1))))
                .contains("position 2")
                .contains("recorded time");
    }

    @Test
    void recorded_times_moved_together_before_what_they_record() throws InterruptedException {
        long days = Duration.ofDays(2).toMillis();

        assertThat(alarm(edited(events ->
                        IntStream.range(0, 4).forEach(each -> record(events, each, recorded(events, each) - days)))))
                .contains("position 0")
                .contains("recorded time");
    }

    private static long recorded(List<BsonDocument> commits, int position) {
        return commits.get(position).getInt64("at").getValue();
    }

    private static void record(List<BsonDocument> commits, int position, long at) {
        commits.get(position).append("at", new BsonInt64(at));
    }

    @Test
    void note_flipped() throws InterruptedException {
        String note = signed.checkpoints.newestNote().orElseThrow();
        int inRoot = note.indexOf('\n', note.indexOf('\n') + 1) + 1;
        String flipped =
                note.substring(0, inRoot) + (note.charAt(inRoot) == 'A' ? 'B' : 'A') + note.substring(inRoot + 1);
        signed.database
                .getCollection(SignedCheckpoints.COLLECTION)
                .updateOne(new Document("_id", 4L), set("note", flipped));

        assertThat(alarm(signed)).contains("the newest checkpoint can't be read as it was signed");
        assertThat(signed.checkpoints.newestNote())
                .as("is handed out all the same")
                .contains(flipped);
    }

    @Test
    void checkpoints_removed() throws InterruptedException {
        signed.database.getCollection(SignedCheckpoints.COLLECTION).deleteMany(new Document());

        assertThat(alarm(signed)).contains("put back to an older state");
    }

    @Test
    void checkpoints_and_what_was_remembered_of_them_put_back_under_a_running_check() throws InterruptedException {
        SelfCheck check = signed.selfCheck();
        check.round();
        Document memory = signed.keys.getCollection(Anchor.COLLECTION).find().first();

        signed.keys.getCollection(Anchor.COLLECTION).updateOne(new Document("_id", memory.get("_id")), set("size", 2L));
        signed.database
                .getCollection(SignedCheckpoints.COLLECTION)
                .deleteMany(new Document("_id", new Document("$gt", 2L)));
        check.round();

        assertThat(check.alarm().orElse("")).contains("was signed with 4 events");
    }

    @Test
    void another_root_than_the_remembered_one() throws InterruptedException {
        Document memory = signed.keys.getCollection(Anchor.COLLECTION).find().first();
        signed.keys
                .getCollection(Anchor.COLLECTION)
                .replaceOne(
                        new Document("_id", memory.get("_id")),
                        memory.append("size", 2L).append("root", new Binary(new byte[32])));

        assertThat(alarm(signed)).contains("the tiles do not give the signed root of 2 events");
    }

    @Test
    void checkpoints_removed_under_a_running_follower() {
        LedgerFollower follower = signed.follower();
        follower.start();
        try {
            await().until(() -> follower.coveredTo() == 3);
            signed.database.getCollection(SignedCheckpoints.COLLECTION).deleteMany(new Document());
            signed.append();
            follower.wake();

            await().until(() -> follower.alarm().isPresent());
            assertThat(follower.alarm().orElseThrow()).contains("put back to an older state");
            assertThat(signed.checkpoints.newest()).as("nothing more is signed").isEmpty();
        } finally {
            follower.stop();
        }
    }

    @Test
    void commit_damaged_before_a_follower_signs_it() {
        signed.append();
        signed.append();
        LedgerFollower follower = edited(events -> event(events, 5).remove("z")).follower();
        follower.start();
        try {
            await().until(() -> follower.alarm().isPresent());
            assertThat(follower.alarm().orElseThrow()).contains("can't be read as it was signed");
        } finally {
            follower.stop();
        }
    }

    /** Payload and leaf were changed together after the writer had been told of another leaf. */
    @Test
    void commit_changed_with_its_leaf_before_a_follower_signs_it() throws InterruptedException {
        LedgerFollower follower = signed.follower();
        follower.start();
        try {
            await().until(() -> follower.coveredTo() == 3);
            follower.stored(4, List.of(new byte[32]));
            signed.append();
            follower.wake();

            await().until(() ->
                    signed.checkpoints.newest().orElseThrow().checkpoint().size() == 5);
            assertThat(follower.alarm()).isEmpty();
        } finally {
            follower.stop();
        }
        assertThat(alarm(signed)).contains("position 4").contains("not those that were signed");
    }

    @Test
    void a_database_that_is_away_is_no_alarm() {
        SelfCheck check;
        Path elsewhere = folder.resolve("away");
        try (EmbeddedMongo away = EmbeddedMongo.open(elsewhere, 0);
                MongoClient client = MongoClients.create(away.uri() + "/?serverSelectionTimeoutMS=200")) {
            check = SignedLog.of(client, "away", 1).selfCheck();
            away.close();

            assertThatThrownBy(check::round).isInstanceOf(MongoException.class);
        }
        assertThat(check.alarm()).isEmpty();
    }

    /** The length of a string within the third commit: no server can tell where it ends. */
    @Test
    void document_broken_in_the_database_file() throws Exception {
        Path own = folder.resolve("broken");
        try (EmbeddedMongo whole = EmbeddedMongo.open(own, 0);
                MongoClient client = MongoClients.create(whole.uri())) {
            SignedLog.of(client, "broken", 4);
        }
        try (Stream<Path> files = Files.list(own)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".mv.db")).toList()) {
                String before = "\2a\0\n\0\0\0subject-1\0";
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(content).contains(before);
                Files.writeString(
                        file,
                        content.replace(before, before.replace("\n\0\0\0", "\n\0\0\1")),
                        StandardCharsets.ISO_8859_1);
            }
        }
        try (EmbeddedMongo broken = EmbeddedMongo.open(own, 0);
                MongoClient client = MongoClients.create(broken.uri())) {
            assertThat(alarm(SignedLog.empty(client, "broken"))).contains("position 2 can't be read as it was signed");
        }
    }

    private static String alarm(SignedLog log) throws InterruptedException {
        SelfCheck check = log.selfCheck();
        check.round();
        return check.alarm().orElse("");
    }

    private SignedLog edited(Consumer<List<BsonDocument>> edit) {
        return signed.edited(name + "2", edit);
    }

    private static BsonDocument event(List<BsonDocument> commits, int position) {
        return commits.get(position).getArray("ev").get(0).asDocument();
    }
}
