package io.trialledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.junit.jupiter.api.Test;

/** Failure mode 14 among others: what the owner of a segment may do, and what one who has lost it may not. */
class LogTokenStoreIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PROCESSOR = "enrollment-log";

    private final MongoDatabase database = TestMongo.freshDatabase();
    private final LogTokenStore mine = store("mine", NOW);
    private final LogTokenStore yours = store("yours", NOW);
    private final LogTokenStore yoursLater = store("yours", NOW.plus(TIMEOUT).plusMillis(1));

    private LogTokenStore store(String owner, Instant now) {
        return new LogTokenStore(database, TestLog.SERIALIZER, owner, TIMEOUT, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Test
    void gives_each_processor_its_segments_once() {
        mine.initializeTokenSegments(PROCESSOR, 4, at(-1));
        assertThat(mine.fetchSegments(PROCESSOR)).containsExactly(0, 1, 2, 3);
        assertThat(mine.fetchSegments("another")).isEmpty();
        assertThatThrownBy(() -> yours.initializeTokenSegments(PROCESSOR, 2, at(-1)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> yours.initializeSegment(at(-1), PROCESSOR, 3))
                .isInstanceOf(UnableToInitializeTokenException.class);
        assertThatThrownBy(() -> mine.fetchToken(PROCESSOR, 4)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(mine.requiresExplicitSegmentInitialization()).isTrue();
    }

    @Test
    void keeps_a_segment_for_its_owner_until_released() {
        mine.initializeTokenSegments(PROCESSOR, 2, at(-1));
        assertThat(mine.fetchToken(PROCESSOR, 0)).isEqualTo(at(-1));
        mine.storeToken(at(7), PROCESSOR, 0);
        mine.storeToken(at(7), PROCESSOR, 0); // an update that changes nothing is none that failed

        assertThatThrownBy(() -> yours.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> yours.storeToken(at(8), PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> yours.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> yours.deleteToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        yours.releaseClaim(PROCESSOR, 0);
        assertThat(yours.fetchAvailableSegments(PROCESSOR))
                .extracting(Segment::getSegmentId)
                .containsExactly(1);

        mine.releaseClaim(PROCESSOR, 0);
        assertThat(yours.fetchToken(PROCESSOR, 0)).isEqualTo(at(7));
    }

    @Test
    void an_owner_that_was_away_too_long_loses_its_segment_and_is_told_so() {
        mine.initializeTokenSegments(PROCESSOR, 1, at(-1));
        mine.fetchToken(PROCESSOR, 0);
        assertThatThrownBy(() -> yoursLater.storeToken(at(3), PROCESSOR, 0))
                .as("a claim comes first")
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(yoursLater.fetchToken(PROCESSOR, 0)).isEqualTo(at(-1));
        yoursLater.storeToken(at(5), PROCESSOR, 0);

        assertThatThrownBy(() -> mine.storeToken(at(3), PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> mine.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(yoursLater.fetchToken(PROCESSOR, 0)).isEqualTo(at(5));
    }

    @Test
    void an_owner_that_extends_its_claim_keeps_it() {
        mine.initializeTokenSegments(PROCESSOR, 1, at(-1));
        mine.fetchToken(PROCESSOR, 0);
        store("mine", NOW.plusSeconds(5)).extendClaim(PROCESSOR, 0);
        assertThatThrownBy(() -> yoursLater.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void stores_no_token_and_tokens_of_every_kind() {
        mine.initializeTokenSegments(PROCESSOR, 1);
        assertThat(mine.fetchToken(PROCESSOR, 0)).isNull();
        for (TrackingToken token : new TrackingToken[] {
            at(41),
            ReplayToken.createReplayToken(at(9), at(3)),
            new MergedTrackingToken(at(1), at(2)),
            new MultiSourceTrackingToken(Map.of("enrollment", at(1), "visits", at(2)))
        }) {
            mine.storeToken(token, PROCESSOR, 0);
            assertThat(mine.fetchToken(PROCESSOR, 0)).isEqualTo(token);
        }
        mine.storeToken(null, PROCESSOR, 0);
        assertThat(mine.fetchToken(PROCESSOR, 0)).isNull();
    }

    @Test
    void deletes_what_it_owns() {
        mine.initializeTokenSegments(PROCESSOR, 2, at(-1));
        mine.fetchToken(PROCESSOR, 1);
        mine.deleteToken(PROCESSOR, 1);
        assertThat(mine.fetchSegments(PROCESSOR)).containsExactly(0);
    }

    @Test
    void all_processes_see_one_storage_identifier() {
        assertThat(mine.retrieveStorageIdentifier()).isNotEmpty().isEqualTo(yours.retrieveStorageIdentifier());
        assertThat(store("other", NOW).retrieveStorageIdentifier()).isEqualTo(mine.retrieveStorageIdentifier());
    }
}
