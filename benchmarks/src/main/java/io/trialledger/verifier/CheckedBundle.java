package io.trialledger.verifier;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** A bundle checked as the command does it, in this process. Stands in the verifier's package, for it offers nobody else its command. */
public final class CheckedBundle {

    private CheckedBundle() {}

    /** @throws IllegalStateException if it isn't verified; the message is what the command says */
    public static void requireVerified(Path bundle) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        if (VerifierCommand.execute(new String[] {bundle.toString()}, out, out) != 0) {
            throw new IllegalStateException(said.toString());
        }
    }
}
