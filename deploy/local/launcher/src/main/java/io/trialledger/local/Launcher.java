package io.trialledger.local;

import io.trialledger.local.client.Team;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts TrialLedger on this machine; see {@code ./run --help}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Starts TrialLedger on this machine: database, identity, three services, gateway, demo study.")
final class Launcher implements Callable<Integer> {

    private static final String DEMO_PASSWORD = "trialledger-demo";

    @Option(names = "--home", defaultValue = ".", description = "the repository with the built jars")
    private Path home = Path.of(".");

    @Option(names = "--data", description = "folder of database, secrets and logs (default: ./data)")
    private @Nullable Path data;

    @Option(names = "--port", defaultValue = "8080", description = "of the gateway (default: 8080)")
    private int port = 8080;

    @Option(
            names = "--free-ports",
            description = "use any free ports; they are written to state.json in the data folder")
    private boolean freePorts;

    @Option(names = "--accounts", description = "JSON file of people and systems instead of the demo accounts")
    private @Nullable Path accounts;

    @Option(names = "--no-demo", description = "do not load the demo study")
    private boolean noDemo;

    @Option(names = "--logs", description = "print what the processes print")
    private boolean logs;

    @Option(
            names = "--check",
            description = "start on a fresh temporary folder and free ports, do the main job, verify the history, stop")
    private boolean check;

    @Option(names = "--bundle", description = "with --check: keep the exported history in this file")
    private @Nullable Path bundle;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Launcher()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = folder();
        try (DataFolder held = DataFolder.hold(folder)) {
            return run(installation(folder));
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private Installation installation(Path folder) {
        Ports ports = check || freePorts ? Ports.free() : Ports.standard(port);
        String mongodbUri = System.getenv("MONGODB_URI");
        ports.requireFree(mongodbUri == null);
        return new Installation(
                home.toAbsolutePath().normalize(),
                folder,
                ports,
                AccountsFile.read(accounts),
                Secrets.in(folder),
                DEMO_PASSWORD,
                mongodbUri);
    }

    private int run(Installation installation) throws IOException, InterruptedException {
        try (JoinedLog log = new JoinedLog(installation.data().resolve("logs/trialledger.log"), logs);
                Cluster cluster = new Cluster(installation, log)) {
            CountDownLatch stop = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.countDown();
                cluster.close();
                if (check) {
                    Folders.delete(installation.data());
                }
            }));
            return run(installation, cluster, stop);
        }
    }

    private int run(Installation installation, Cluster cluster, CountDownLatch stop)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        cluster.start(new Progress("Starting"));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        if (check) {
            return new Check(installation, team(installation), bundle).run(took) ? 0 : 1;
        }
        if (!noDemo) {
            loadDemoOnce(installation);
        }
        System.out.println(Greeting.of(installation, took, noDemo || accounts != null));
        stop.await();
        return 0;
    }

    private Path folder() throws IOException {
        if (check) {
            return Files.createTempDirectory("trialledger-check");
        }
        Path chosen = data == null ? home.resolve("data") : data;
        Files.createDirectories(chosen);
        return chosen.toAbsolutePath().normalize();
    }

    static Team team(Installation installation) {
        Map<String, String> secrets = new HashMap<>();
        installation
                .accounts()
                .systems()
                .forEach(s -> secrets.put(s.clientId(), installation.secrets().clientSecret(s.clientId())));
        return new Team(
                installation.gateway(),
                installation.identity(),
                installation.password(),
                secrets,
                Duration.ofSeconds(60));
    }

    private static void loadDemoOnce(Installation installation) throws IOException {
        Path done = installation.data().resolve("demo-loaded");
        if (Files.exists(done)) {
            return;
        }
        Path begun = installation.data().resolve("demo-day");
        if (!Files.exists(begun)) {
            Files.writeString(begun, LocalDate.now(ZoneOffset.UTC).toString());
        }
        Progress progress = new Progress("Demo study");
        new DemoStudy(team(installation), LocalDate.parse(Files.readString(begun))).load(progress::show);
        Files.createFile(done);
    }
}
