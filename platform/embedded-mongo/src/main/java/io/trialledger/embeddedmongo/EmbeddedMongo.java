package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * A MongoDB server for try-out and small sites: one folder, one process, any number of clients on this machine.
 *
 * <p>A write is acknowledged when it is on disk, and is there whole or not at all after any crash. Readers see only what
 * is on disk. Collections named {@code events} can only grow. A query over more than 1,000 documents needs an index.
 * Only the loopback address is served, and nobody is asked who they are. It has no replicas: losing the disk loses the
 * data; transactions, change streams, {@code $lookup} and text search are those of a real server.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final int CLIENT_THREADS = 64;

    private final Store store;
    private final TrialBackend backend;
    private final Maintenance maintenance;
    private final MongoServer server;
    private final int port;

    private EmbeddedMongo(Store store, int port) {
        this.store = store;
        this.backend = new TrialBackend(store);
        this.maintenance = new Maintenance(store, backend.commit());
        this.server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, CLIENT_THREADS);
        } catch (Throwable e) { // Netty throws the checked BindException undeclared
            stop();
            throw new IllegalStateException("cannot listen on 127.0.0.1:" + port, e);
        }
        this.port = server.getLocalAddress().getPort();
    }

    /**
     * Opens the folder (creating it), checks the indexes, and serves clients when it returns.
     *
     * @param port 0: any free one
     * @throws FolderInUse if another process serves this folder; choose another folder or stop that process
     * @throws java.io.UncheckedIOException if the folder cannot be created
     * @throws IllegalStateException if the port cannot be had; choose another
     */
    public static EmbeddedMongo open(Path folder, int port) {
        Store store = Store.open(folder);
        try {
            return new EmbeddedMongo(store, port);
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** What a MongoDB client connects to. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /** How many indexes did not hold what they should when the folder was opened, and were built anew. */
    public int rebuiltIndexes() {
        return backend.rebuiltIndexes();
    }

    /** How many times the disk was synced for commands since the folder was opened. */
    public long commits() {
        return backend.commit().commits();
    }

    /** Disconnects the clients and closes the folder; what was acknowledged stays. */
    @Override
    public void close() {
        stop();
        store.close();
    }

    private void stop() {
        server.shutdownNow();
        maintenance.close();
    }
}
