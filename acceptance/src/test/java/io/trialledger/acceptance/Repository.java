package io.trialledger.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where things are: this clone and, beside it, the shared inputs. */
public final class Repository {

    private Repository() {}

    public static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("run"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("these tests run inside a clone of the repository");
            }
        }
        return folder;
    }

    /** The folder of real inputs; empty on a machine without it, an error where CI promises it. */
    public static Optional<Path> sharedData() {
        Path data = home().resolveSibling("shared").resolve("data");
        if (Files.isDirectory(data)) {
            return Optional.of(data);
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(data + " is missing, and CI must test with it");
        }
        return Optional.empty();
    }
}
