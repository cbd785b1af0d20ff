package io.trialledger.messaging;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names this module's threads, so that a thread dump tells what they are for. */
final class Threads {

    private Threads() {}

    static ThreadFactory daemon(String name) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
