package io.trialledger.starter;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a batch has changed before the batch's token: a token that was stored first would, after a crash between the two,
 * skip the batch's rows for good. Axon stores the token at the beginning of the phase in which handlers could do it themselves.
 */
final class RowsFirstTokenStore implements TokenStore {

    private final TokenStore tokens;

    RowsFirstTokenStore(TokenStore tokens) {
        this.tokens = tokens;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        RowBuffers.writeCurrent();
        tokens.storeToken(token, processor, segment);
    }

    @Override
    public void initializeTokenSegments(String processor, int segmentCount) {
        tokens.initializeTokenSegments(processor, segmentCount);
    }

    @Override
    public void initializeTokenSegments(String processor, int segmentCount, @Nullable TrackingToken initial) {
        tokens.initializeTokenSegments(processor, segmentCount, initial);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        tokens.initializeSegment(token, processor, segment);
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        return tokens.fetchToken(processor, segment);
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        return tokens.fetchToken(processor, segment);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        tokens.extendClaim(processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        tokens.releaseClaim(processor, segment);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        tokens.deleteToken(processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return tokens.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processor) {
        return tokens.fetchSegments(processor);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return tokens.fetchAvailableSegments(processor);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return tokens.retrieveStorageIdentifier();
    }
}
