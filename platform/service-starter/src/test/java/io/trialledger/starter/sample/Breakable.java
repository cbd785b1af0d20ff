package io.trialledger.starter.sample;

import java.util.concurrent.atomic.AtomicBoolean;

/** What goes wrong on purpose. */
public final class Breakable {

    /** The notes projection can't handle events. */
    public static final AtomicBoolean BROKEN = new AtomicBoolean();

    /** Whoever writes a note finds that somebody else was quicker, again and again. */
    public static final AtomicBoolean CONTENDED = new AtomicBoolean();

    private Breakable() {}
}
