package io.trialledger.benchmarks;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** The rival: mongo-java-server's own H2 backend, made durable the simple way, by commit and sync after each write command. */
final class DurableStockServer implements AutoCloseable {

    private final Backend backend;
    private final MongoServer server;

    DurableStockServer(Path file) {
        backend = new Backend(new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open());
        server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** For filling only: without it, nothing is written until a command comes after it was turned on again. */
    void durable(boolean durable) {
        backend.durable = durable;
    }

    String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Backend extends H2Backend {

        private static final Set<String> WRITES =
                Set.of("insert", "update", "delete", "create", "createindexes", "drop");

        private volatile boolean durable = true;

        Backend(MVStore store) {
            super(store);
        }

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            Document reply = super.handleCommand(channel, database, command, query);
            if (durable && WRITES.contains(command.toLowerCase(Locale.ROOT))) {
                getMvStore().commit();
                getMvStore().sync();
            }
            return reply;
        }
    }
}
