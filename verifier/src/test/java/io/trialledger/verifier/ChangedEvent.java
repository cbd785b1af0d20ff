package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;

/** An event of a bundle with some of its parts put in the place of others. */
final class ChangedEvent {

    private final BundleEvent event;
    private long position;
    private String cid;
    private int index;
    private int of;
    private long at;
    private byte[] salt;
    private byte[] payload;
    private byte[] metadata;
    private byte[] leaf;

    private ChangedEvent(BundleEvent event) {
        this.event = event;
        position = event.position();
        cid = event.cid();
        index = event.index();
        of = event.of();
        at = event.at();
        salt = event.salt();
        payload = event.payload();
        metadata = event.metadata();
        leaf = event.leaf();
    }

    static ChangedEvent of(BundleEvent event) {
        return new ChangedEvent(event);
    }

    ChangedEvent position(long changed) {
        position = changed;
        return this;
    }

    ChangedEvent commit(String changedCid, int changedIndex, int changedOf) {
        cid = changedCid;
        index = changedIndex;
        of = changedOf;
        return this;
    }

    ChangedEvent at(long changed) {
        at = changed;
        return this;
    }

    ChangedEvent salt(byte[] changed) {
        salt = changed;
        return this;
    }

    ChangedEvent payload(byte[] changed) {
        payload = changed;
        return this;
    }

    ChangedEvent metadata(byte[] changed) {
        metadata = changed;
        return this;
    }

    ChangedEvent leaf(byte[] changed) {
        leaf = changed;
        return this;
    }

    BundleEvent event() {
        return new BundleEvent(
                position,
                cid,
                index,
                of,
                at,
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.timestamp(),
                event.type(),
                event.revision(),
                salt,
                payload,
                metadata,
                leaf);
    }
}
