package io.trialledger.starter.sample;

import java.util.concurrent.atomic.AtomicBoolean;

/** While broken, the notes projection can't handle events. */
public final class Breakable {

    public static final AtomicBoolean BROKEN = new AtomicBoolean();

    private Breakable() {}
}
