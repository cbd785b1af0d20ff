package io.trialledger.eventstore;

import com.mongodb.client.MongoDatabase;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own suites for event storage engines: EventStorageEngineTest, AbstractEventStorageEngineTest, BatchingEventStorageEngineTest. */
class TrialEventStorageEngineTckIT
        extends BatchingEventStorageEngineTest<TrialEventStorageEngine, TrialEventStorageEngine.Builder> {

    private final MongoDatabase database = TestMongo.freshDatabase();
    private final Serializer serializer = TrialSerializers.json(EventNames.none());
    private TrialEventStorageEngine engine;

    @BeforeEach
    void begin() {
        setTestSubject(engine = createEngine());
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Override
    protected TrialEventStorageEngine createEngine(UnaryOperator<TrialEventStorageEngine.Builder> customization) {
        return customization
                .apply(TrialEventStorageEngine.builder()
                        .database(database)
                        .origin("trialledger.test/tck")
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer))
                .build();
    }
}
