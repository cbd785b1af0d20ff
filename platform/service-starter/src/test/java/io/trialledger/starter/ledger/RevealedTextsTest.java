package io.trialledger.starter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.SealedFields;
import io.trialledger.starter.sample.NoteEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class RevealedTextsTest {

    @Test
    void a_clear_text_that_begins_like_a_sealed_one_has_no_line() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        texts().write(event("{\"codedTerm\":\"s1:x\"}", "{\"reason\":\"s1:y\"}"), new Sites(true, Set.of()), out);

        assertThat(out.toByteArray()).isEmpty();
    }

    @SuppressWarnings("unchecked") // a collection that nobody asks
    private static RevealedTexts texts() {
        MongoCollection<Document> keys = Mockito.mock(MongoCollection.class);
        return new RevealedTexts(
                "trialledger.local/sample",
                Seals.over(keys, Base64.getEncoder().encodeToString(new byte[32])),
                new SealedFields(EventNames.of("sample", NoteEvent.class)));
    }

    private static StoredEvent event(String payload, String metadata) {
        byte[] none = {};
        return new StoredEvent(
                0,
                new UUID(0, 0),
                0,
                1,
                0,
                "event",
                null,
                null,
                null,
                0,
                "sample.NoteWritten",
                "1",
                none,
                payload.getBytes(StandardCharsets.UTF_8),
                metadata.getBytes(StandardCharsets.UTF_8),
                none);
    }
}
