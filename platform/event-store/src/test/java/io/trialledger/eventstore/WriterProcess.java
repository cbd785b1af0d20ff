package io.trialledger.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** A process of its own that appends to a log: many commits, or one command that it is killed over. */
final class WriterProcess {

    static final List<String> CONTESTED = List.of("subject/contested-1", "subject/contested-2");
    private static final PrintStream OUT = System.out;

    private WriterProcess() {}

    static Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Arguments: uri, database, and {@code many <threads> <milliseconds>} or {@code command <id>}. */
    public static void main(String[] arguments) throws Exception {
        try (MongoClient client = MongoClients.create(arguments[0]);
                TrialEventStorageEngine engine =
                        TestLog.engine(client.getDatabase(arguments[1])).build()) {
            engine.appendEvents(TestLog.registered(
                    "subject/of-process-" + ProcessHandle.current().pid()));
            OUT.println("ready");
            System.in.read(); // the parent lets all begin at once
            if (arguments[2].equals("many")) {
                appendMany(engine, Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]));
            } else {
                handle(engine, arguments[3]);
            }
        }
    }

    private static void handle(TrialEventStorageEngine engine, String commandId) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(
                new GenericCommandMessage<>("register", Map.of(TrialEventStorageEngine.COMMAND_ID, commandId)));
        engine.appendEvents(TestLog.registered(TestLog.someSubject()));
        unit.commit();
        OUT.println("acknowledged");
    }

    private static void appendMany(TrialEventStorageEngine engine, int threads, long milliseconds)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                Random random = new Random();
                while (System.nanoTime() < end) {
                    appendOne(engine, random);
                }
            });
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
    }

    private static void appendOne(TrialEventStorageEngine engine, Random random) {
        if (random.nextInt(50) > 0) {
            String subject = TestLog.someSubject();
            append(engine, TestLog.registered(subject), TestLog.event(subject, 1));
            return;
        }
        String subject = CONTESTED.get(random.nextInt(CONTESTED.size()));
        long next = engine.lastSequenceNumberFor(subject).map(last -> last + 1).orElse(0L);
        try {
            append(engine, TestLog.event(subject, next));
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            OUT.println("conflict");
        }
    }

    private static void append(TrialEventStorageEngine engine, EventMessage<?>... events) {
        engine.appendEvents(events);
        StringBuilder lines = new StringBuilder();
        for (EventMessage<?> event : events) {
            lines.append("stored ").append(event.getIdentifier()).append('\n');
        }
        synchronized (OUT) {
            OUT.print(lines);
        }
    }
}
