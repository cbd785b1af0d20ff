package io.trialledger.local;

import java.io.IOException;
import java.util.Arrays;

/**
 * Main class of every child process: runs the program's own and ends it when the launcher ends, even when the launcher was
 * killed. The launcher holds the other end of the child's standard input open; its end of file means that the launcher is gone.
 * Not a Java agent, since an agent forbids archives of classes and makes those that exist slower.
 */
final class ParentGuard {

    private ParentGuard() {}

    /** @param arguments the program's main class, then what that gets */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread guard = new Thread(ParentGuard::waitForEnd, "parent-guard");
        guard.setDaemon(true);
        guard.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
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
