package io.trialledger.local.client;

import java.io.IOException;

/** Someone who can log in: a person or a system. */
public interface TokenSource {

    /** The user name or client id; also the {@code sub} of the token. */
    String name();

    /** Logs in anew. */
    Token fetch() throws IOException, InterruptedException;
}
