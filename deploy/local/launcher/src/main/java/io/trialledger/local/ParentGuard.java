package io.trialledger.local;

import java.io.IOException;

/**
 * Java agent of every child process: the child ends when the launcher ends, even when the launcher was killed. The launcher
 * holds the other end of the child's standard input open; its end of file means that the launcher is gone.
 */
public final class ParentGuard {

    private ParentGuard() {}

    public static void premain(String arguments) {
        Thread guard = new Thread(ParentGuard::waitForEnd, "parent-guard");
        guard.setDaemon(true);
        guard.start();
    }

    private static void waitForEnd() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever sent
            }
        } catch (IOException e) {
            System.err.println("standard input failed, so the launcher is gone: " + e.getMessage());
        }
        System.exit(0);
    }
}
