package io.trialledger.embeddedmongo;

import java.nio.file.Path;

/** Another process holds the folder open. Stop that process, or choose another folder; nothing was changed. */
public class FolderInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder, Throwable cause) {
        super(
                "the folder " + folder + " is in use by another embedded-mongo: one process at a time may open it",
                cause);
    }
}
