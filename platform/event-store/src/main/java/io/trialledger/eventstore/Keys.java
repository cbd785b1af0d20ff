package io.trialledger.eventstore;

/** The strings of the unique array {@code k}. */
final class Keys {

    private Keys() {}

    static String ofEvent(String aggregateId, long sequence) {
        return "a:" + aggregateId + "#" + sequence;
    }

    static String ofCommand(String commandId) {
        return "c:" + commandId;
    }
}
