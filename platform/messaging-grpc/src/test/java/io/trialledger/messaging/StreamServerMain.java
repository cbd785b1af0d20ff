package io.trialledger.messaging;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.logging.LogManager;

/**
 * A publishing service. Arguments: port, log id, head, and which positions are published (thirds, or below:N). A head
 * "clock:T" grows by one a millisecond since T, so that a restart does not lose what was there.
 */
final class StreamServerMain {

    private StreamServerMain() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset(); // Netty tells of every killed reader.
        var stored = new AtomicLong();
        LongSupplier head;
        if (arguments[2].startsWith("clock:")) {
            long start = Long.parseLong(arguments[2].substring("clock:".length()));
            head = () -> System.currentTimeMillis() - start;
        } else {
            stored.set(Long.parseLong(arguments[2]));
            head = stored::get;
        }
        LongPredicate published = arguments[3].startsWith("below:")
                ? position -> position < Long.parseLong(arguments[3].substring("below:".length()))
                : GeneratedLog.TWO_OF_THREE;
        var log = new GeneratedLog(arguments[1], head, published);
        var opened = new CountingOpens();
        var service = new EventStreamService(log, Duration.ofMillis(100));
        Grpc.newServerBuilderForPort(Integer.parseInt(arguments[0]), InsecureServerCredentials.create())
                .intercept(opened)
                .addService(service)
                .build()
                .start();
        System.out.println("ready");
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            switch (line.replaceAll(" .*", "")) {
                case "append" -> {
                    stored.addAndGet(Long.parseLong(line.replaceAll(".* ", "")));
                    log.appended();
                }
                case "read" -> System.out.println("read " + log.entriesRead());
                case "consumers" -> System.out.println("consumers " + service.consumers());
                case "opened" -> System.out.println("opened " + opened.count.get());
                case "heap" -> {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    System.out.println("heap " + (runtime.totalMemory() - runtime.freeMemory()));
                }
                default -> System.out.println("what? " + line);
            }
        }
        System.exit(0); // The parent is gone.
    }

    private static final class CountingOpens implements ServerInterceptor {
        private final AtomicLong count = new AtomicLong();

        @Override
        public <A, B> ServerCall.Listener<A> interceptCall(
                ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
            count.incrementAndGet();
            return next.startCall(call, headers);
        }
    }
}
