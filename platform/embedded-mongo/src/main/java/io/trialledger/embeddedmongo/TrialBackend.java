package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every command of every client: refused, read from the last durable state, or carried out and made durable. */
final class TrialBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(TrialBackend.class);
    private static final int INTERNAL_ERROR = 1;
    private static final int UNSUPPORTED_QUERY = 352;
    private static final int UNKNOWN_ERROR = 8;
    private static final String ADMIN = "admin";
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase");

    private final Catalog catalog;
    private final GroupCommit commit;
    private final Set<String> opened = ConcurrentHashMap.newKeySet();

    TrialBackend(Store store) {
        this.catalog = new Catalog(store);
        this.commit = new GroupCommit(store, catalog::saveTallies);
        catalog.databases().forEach(this::open);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new TrialDatabase(name, getCursorRegistry(), catalog, commit);
    }

    /** Answers errors itself: mongo-java-server would log the whole message, which may be personal data. */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerError e) {
            log.debug("refused: {}", e.getMessage());
            return error(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode());
        } catch (MongoServerException e) {
            log.debug("refused: {}", e.getMessage());
            return error(UNKNOWN_ERROR, "UnknownError", e.getMessageWithoutErrorCode());
        } catch (RuntimeException e) {
            log.error("a command failed", e);
            return error(INTERNAL_ERROR, "InternalError", String.valueOf(e.getMessage()));
        }
    }

    private static Document error(int code, String name, String why) {
        return new Document("ok", 0.0)
                .append("errmsg", why)
                .append("code", code)
                .append("codeName", name);
    }

    /** The query message of old drivers, which no supported driver sends. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw new MongoServerError(UNSUPPORTED_QUERY, "UnsupportedOpQueryCommand", "use the find command");
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        Refusals.check(name, query);
        switch (name) {
            case "hello" -> {
                return hello(super.handleCommand(channel, database, "ismaster", query));
            }
            case "listdatabases" -> {
                return listDatabases();
            }
            case "dropdatabase" -> {
                if (catalog.databases().contains(database)
                        && resolveDatabase(database).resolveCollection(Refusals.EVENTS, false) != null) {
                    throw Refusals.dropDatabase(database);
                }
                opened.remove(database);
            }
            default -> {}
        }
        if (WRITES.contains(name)) {
            return commit.write(() -> super.handleCommand(channel, database, command, query));
        }
        if (!database.equals(ADMIN)) {
            open(database);
        }
        return super.handleCommand(channel, database, command, query);
    }

    /** Opening a database for the first time writes its list of collections. */
    private void open(String database) {
        if (!opened.contains(database)) {
            commit.write(() -> resolveDatabase(database));
            opened.add(database);
        }
    }

    private static Document hello(Document master) {
        Document reply = new Document("isWritablePrimary", true);
        reply.putAll(master);
        return reply.append("helloOk", true);
    }

    private Document listDatabases() {
        List<Document> databases = new ArrayList<>();
        for (String name : catalog.databases()) {
            databases.add(new Document("name", name)
                    .append("sizeOnDisk", catalog.bytesOnDisk())
                    .append("empty", false));
        }
        Document reply = new Document("databases", databases);
        Utils.markOkay(reply);
        return reply;
    }

    int rebuiltIndexes() {
        return catalog.rebuiltIndexes();
    }

    GroupCommit commit() {
        return commit;
    }
}
