package io.trialledger.embeddedmongo;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** {@link EmbeddedMongo} as a process of its own. */
public final class EmbeddedMongoServer {

    private static final int DEFAULT_PORT = 27117;
    private static final String LOGGING = "logback.configurationFile";

    private EmbeddedMongoServer() {}

    /** Serves until the process is stopped. Arguments: {@code --folder=<path> --port=<number>}. */
    public static void main(String[] args) throws InterruptedException {
        Path folder = null;
        int port = DEFAULT_PORT;
        for (String arg : args) {
            if (arg.startsWith("--folder=")) {
                folder = Path.of(arg.substring("--folder=".length()));
            } else if (arg.startsWith("--port=")) {
                port = Integer.parseInt(arg.substring("--port=".length()));
            } else {
                throw usage();
            }
        }
        if (folder == null) {
            throw usage();
        }
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "embedded-mongo-logback.xml");
        }
        EmbeddedMongo mongo;
        try {
            mongo = EmbeddedMongo.open(folder, port);
        } catch (FolderInUse e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(mongo::close, "embedded-mongo-shutdown"));
        System.out.println("embedded-mongo listening on 127.0.0.1:" + mongo.port());
        new CountDownLatch(1).await();
    }

    private static IllegalArgumentException usage() {
        return new IllegalArgumentException("arguments: --folder=<path> [--port=<number>]");
    }
}
