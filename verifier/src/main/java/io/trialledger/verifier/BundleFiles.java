package io.trialledger.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of an inspection bundle, wherever they lie. Nothing is unpacked, and a file's name never becomes a path to write to. */
interface BundleFiles extends Closeable {

    /** Names as they stand there, with slashes between folders; folders have none. A name may appear twice. */
    List<String> names();

    /**
     * Opens one of {@link #names}.
     *
     * @throws IOException if it can't be read or isn't a plain file
     */
    InputStream open(String name) throws IOException;
}
