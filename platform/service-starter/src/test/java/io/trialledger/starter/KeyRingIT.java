package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.trialledger.embeddedmongo.EmbeddedMongo;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingIT {

    private static final String OTHER_MASTER = Base64.getEncoder()
            .encodeToString("another master key, 32 bytes long".substring(0, 32).getBytes());

    @TempDir
    Path folder;

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoCollection<Document> keys;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.open(folder, 0);
        client = MongoClients.create(mongo.uri());
        keys = client.getDatabase("x_keys").getCollection("keys");
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    private MongoKeyRing ring(String master, Clock clock) {
        return new MongoKeyRing(keys, MasterKey.fromBase64(master), clock);
    }

    private MongoKeyRing ring() {
        return ring(Service.MASTER_KEY, Clock.systemUTC());
    }

    @Test
    void another_process_opens_what_was_sealed() {
        Sealed<String> sealed = Sealed.seal("plain", Plain.TEXT, "subject/1", ring());
        assertThat(sealed.reveal(Plain.TEXT, ring())).hasValue("plain");
        assertThat(keys.countDocuments()).isEqualTo(1);
    }

    @Test
    void a_destroyed_key_erases_the_value_for_good() {
        MongoKeyRing ring = ring();
        Sealed<String> sealed = Sealed.seal("plain", Plain.TEXT, "subject/1", ring);
        ring.destroy("subject/1");
        assertThat(sealed.reveal(Plain.TEXT, ring)).isEmpty();
        assertThat(sealed.reveal(Plain.TEXT, ring())).isEmpty();
        assertThatThrownBy(() -> Sealed.seal("more", Plain.TEXT, "subject/1", ring()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_process_notices_the_destruction_within_a_minute() {
        MongoKeyRing ring = ring();
        Clock[] now = {Clock.systemUTC()};
        MongoKeyRing other = ring(Service.MASTER_KEY, new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public java.time.Instant instant() {
                return now[0].instant();
            }
        });
        Sealed<String> sealed = Sealed.seal("plain", Plain.TEXT, "subject/1", ring);
        assertThat(sealed.reveal(Plain.TEXT, other)).isPresent();
        ring.destroy("subject/1");
        now[0] = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(61));
        assertThat(sealed.reveal(Plain.TEXT, other)).isEmpty();
    }

    @Test
    void a_wrapped_key_is_of_no_use_without_its_master_or_under_another_scope() {
        Sealed<String> sealed = Sealed.seal("plain", Plain.TEXT, "subject/1", ring());
        assertThatThrownBy(() -> sealed.reveal(Plain.TEXT, ring(OTHER_MASTER, Clock.systemUTC())))
                .isInstanceOf(IllegalStateException.class);
        Document key = keys.find().first();
        keys.insertOne(new Document(key).append("_id", "subject/2"));
        assertThatThrownBy(() -> ring().find("subject/2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void many_texts_have_a_key_each() {
        Seals seals = new Seals(ring());
        List<Sealed<String>> sealed = seals.texts(List.of("a", "b", "c"));
        assertThat(sealed).extracting(Sealed::scope).doesNotHaveDuplicates();
        assertThat(new Seals(ring()).reveal(sealed.get(1))).hasValue("b");
        assertThat(keys.countDocuments()).isEqualTo(3);
    }

    @Test
    void a_key_begun_in_a_request_is_durable_only_once_it_is_kept() {
        MongoKeyRing ring = ring();
        Seals seals = new Seals(ring);
        Sealed<String> accepted;
        Sealed<String> refused;
        try (Seals.Request request = seals.request()) {
            accepted = seals.text("accepted");
            refused = seals.text("refused");
            assertThat(keys.countDocuments()).isZero();
            assertThat(seals.reveal(refused)).hasValue("refused");
            ring.keep(List.of(accepted.scope()));
            ring.keep(List.of(accepted.scope()));
        }
        assertThat(keys.countDocuments()).isEqualTo(1);
        assertThat(new Seals(ring()).reveal(accepted)).hasValue("accepted");
        assertThat(seals.reveal(refused)).isEmpty();
        assertThatThrownBy(() -> ring.keep(List.of(refused.scope()))).isInstanceOf(IllegalStateException.class);
    }
}
