package io.trialledger.messaging;

import java.util.OptionalLong;

/** What the receiver's log knows of commands: the arbiter of whether one was handled before. */
public interface CommandLog {

    /** Position of the last durable event; -1 if there is none. */
    long head();

    /** Last position of the commit this command made; empty if none is stored under its id. */
    OptionalLong positionOf(String commandId);
}
