package io.trialledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitCodecTest {

    private static final UUID CID = new UUID(7, 11);

    private final BsonDocument commit = stored();

    @Test
    void a_commit_is_read_as_it_was_written() {
        StoredCommit read = read();

        assertThat(List.of(read.position(), read.cid(), read.at(), read.next())).containsExactly(40L, CID, 1_000L, 42L);
        StoredEvent of = read.events().get(0);
        assertThat(of.position()).isEqualTo(40);
        assertThat(List.of(of.eventId(), of.type(), of.timestampNanos(), of.indexInCommit(), of.ofCommit()))
                .containsExactly("e1", "visits.ItemRecorded", 5L, 0, 2);
        assertThat(of.aggregateType()).isEqualTo("Visit");
        assertThat(of.aggregateId()).isEqualTo("visit/S/1");
        assertThat(of.sequence()).isEqualTo(3);
        assertThat(of.revision()).isEqualTo("1");
        assertThat(List.of(of.salt(), of.payload(), of.metadata(), of.leafHash()))
                .containsExactly(new byte[] {1}, new byte[] {2}, new byte[] {3}, new byte[] {4});
        StoredEvent alone = read.events().get(1);
        assertThat(alone.position()).isEqualTo(41);
        assertThat(alone.indexInCommit()).isEqualTo(1);
        assertThat(alone.aggregateType()).isNull();
        assertThat(alone.aggregateId()).isNull();
        assertThat(alone.sequence()).isNull();
        assertThat(alone.revision()).isNull();
    }

    @Test
    void fields_of_a_later_version_are_passed_over() {
        StoredCommit before = read();
        commit.put("later", new BsonDocument("ev", new BsonString("none")));
        event(0).put("q", new BsonString("none"));

        assertThat(read()).usingRecursiveComparison().isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_id", "cid", "at"})
    void a_commit_that_lacks_a_field_is_not_read(String field) {
        commit.remove(field);

        assertThatThrownBy(this::read)
                .isInstanceOf(BsonInvalidOperationException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "ts", "p", "z", "b", "m", "h"})
    void an_event_that_lacks_a_field_is_not_read(String field) {
        event(0).remove(field);

        assertThatThrownBy(this::read)
                .isInstanceOf(BsonInvalidOperationException.class)
                .hasMessageContaining(field);
    }

    @Test
    void a_field_of_another_type_is_not_read() {
        event(0).put("y", new BsonBinary(new byte[] {1}));

        assertThatThrownBy(this::read).isInstanceOf(BsonInvalidOperationException.class);
    }

    private BsonDocument event(int index) {
        return commit.getArray("ev").get(index).asDocument();
    }

    private StoredCommit read() {
        return new RawBsonDocument(commit, new BsonDocumentCodec()).decode(new CommitCodec());
    }

    private static BsonDocument stored() {
        CommitDocument document = CommitDocument.encode(
                CID,
                List.of("c:1"),
                List.of(event("e1", "Visit", "visit/S/1", 3L, "1"), event("e2", null, null, null, null)));
        document.place(40, 1_000, 6);
        return document.bson().decode(new BsonDocumentCodec());
    }

    private static StoredEvent event(
            String id,
            @Nullable String aggregateType,
            @Nullable String aggregateId,
            @Nullable Long sequence,
            @Nullable String revision) {
        return new StoredEvent(
                0,
                CID,
                0,
                1,
                0,
                id,
                aggregateType,
                aggregateId,
                sequence,
                5,
                "visits.ItemRecorded",
                revision,
                new byte[] {1},
                new byte[] {2},
                new byte[] {3},
                new byte[] {4});
    }
}
