package io.trialledger.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * All exports of this gateway, and the threads that make them. What ran when the gateway ended is paused when it is back, since
 * the token it ran with is gone. An export is removed some days after it last changed.
 */
@Component
class ExportJobs {

    // GAP: a gateway knows only the exports in its own folder: several of them need sessions and tokens to stay with
    // one, else
    // an export asked for here is unknown there.

    private static final Logger LOG = LoggerFactory.getLogger(ExportJobs.class);
    private static final int TRIES = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final GatewayProperties.Exports settings;
    private final ExportRun run;
    private final Clock clock;
    private final Map<String, ExportJob> jobs = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService cleaner = Executors.newSingleThreadScheduledExecutor();

    ExportJobs(GatewayProperties properties, ExportRun run, Clock clock) {
        this.settings = properties.gateway().exports();
        this.run = run;
        this.clock = clock;
        this.workers = Executors.newFixedThreadPool(settings.atOnce());
    }

    @PostConstruct
    void load() throws IOException {
        ExportFolder.removeWithoutState(settings.folder());
        for (ExportFolder folder : ExportFolder.all(settings.folder())) {
            try {
                load(folder);
            } catch (IOException | RuntimeException e) { // one of them is no reason to be without a gateway
                LOG.error(
                        "the export in {} can't be taken up: {}",
                        folder,
                        e.getClass().getName());
            }
        }
        ScheduledFuture<?> unused = cleaner.scheduleWithFixedDelay(this::removeOld, 0, 1, TimeUnit.HOURS);
    }

    private void load(ExportFolder folder) throws IOException {
        ExportState state = folder.read();
        ExportJob job = new ExportJob(folder, state);
        jobs.put(state.order().export(), job);
        if (state.status() == ExportState.Status.RUNNING) {
            job.pause(
                    new ExportState.Reason("GATEWAY_RESTARTED", "the gateway was restarted meanwhile: let it go on"),
                    clock.instant());
        }
    }

    @PreDestroy
    void stop() {
        cleaner.shutdownNow();
        workers.shutdownNow();
    }

    /** Those of a person in a study, the newest first. */
    List<ExportJob> of(String person, String study) {
        return jobs.values().stream()
                .filter(job -> job.order().person().equals(person)
                        && job.order().study().equals(study))
                .sorted(Comparator.comparing((ExportJob job) -> job.order().askedAt())
                        .reversed())
                .toList();
    }

    Optional<ExportJob> find(String export) {
        return Optional.ofNullable(jobs.get(export));
    }

    /** The one that was begun with this order's key. */
    Optional<ExportJob> findKeyOf(ExportOrder order) {
        return jobs.values().stream().filter(job -> job.order().hasKeyOf(order)).findFirst();
    }

    /**
     * Begins an export, unless this person has one in the study that was begun with the same key.
     *
     * @throws Refusal if this person has as many as may be
     */
    synchronized ExportJob begin(ExportOrder order, ExportPlan plan, Asker asker) throws IOException {
        Optional<ExportJob> known = findKeyOf(order);
        if (known.isPresent()) {
            return known.get();
        }
        long unfinished = jobs.values().stream()
                .filter(job -> job.order().person().equals(order.person()))
                .filter(job -> job.state().status() != ExportState.Status.DONE)
                .count();
        if (unfinished >= settings.perPerson()) {
            throw new Refusal(Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "TOO_MANY_EXPORTS",
                    "one person has at most " + settings.perPerson()
                            + " unfinished exports: let them go on, or remove one"));
        }
        if (of(order.person(), order.study()).size() >= settings.kept()) {
            throw new Refusal(Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "TOO_MANY_EXPORTS",
                    "one person has at most " + settings.kept() + " exports of a study: remove one"));
        }
        ExportFolder folder = ExportFolder.create(settings.folder(), order.export());
        ExportState state =
                new ExportState(order, plan, ExportProgress.NONE, ExportState.Status.RUNNING, null, clock.instant());
        folder.write(state);
        ExportJob job = new ExportJob(folder, state);
        job.askAs(asker);
        jobs.put(order.export(), job);
        workers.execute(() -> work(job));
        return job;
    }

    /** Goes on with a paused one, in the name of this request. */
    synchronized void resume(ExportJob job, Asker asker) throws IOException {
        job.askAs(asker);
        if (job.state().status() == ExportState.Status.PAUSED) {
            job.save(job.state().running(clock.instant()));
            workers.execute(() -> work(job));
        }
    }

    void remove(ExportJob job) throws IOException {
        jobs.remove(job.order().export());
        job.cancel();
    }

    private void work(ExportJob job) {
        try {
            try {
                tryOften(job);
                job.save(job.state().done(clock.instant()));
            } catch (Throwable e) { // an Error, too: nobody else works on it
                if (!job.isCancelled() && !workers.isShutdown()) {
                    ExportState.Reason why = ExportFailure.reason(e);
                    LOG.warn("the export {} is paused: {}", job.order().export(), why.rule());
                    job.pause(why, clock.instant());
                }
            }
            tidy(job);
        } catch (IOException e) {
            LOG.error(
                    "the files of the export {} can't be kept in order: {}",
                    job.order().export(),
                    e.getClass().getName());
        }
    }

    /** What is not needed any more goes. */
    private static void tidy(ExportJob job) throws IOException {
        if (job.isCancelled()) {
            job.folder().remove();
            return;
        }
        if (job.state().status() == ExportState.Status.DONE) {
            job.folder().removeFiles();
        }
        job.recount();
    }

    /** A service that is away for a moment doesn't pause an export. */
    private void tryOften(ExportJob job) throws IOException {
        for (int tries = 1; ; tries++) {
            long before = job.linesWritten();
            try {
                run.run(job);
                return;
            } catch (Refusal | UpstreamRefusal e) {
                if (!ExportFailure.isPassing(e) || tries >= TRIES) {
                    throw e;
                }
                tries = job.linesWritten() > before ? 0 : tries;
                pause(e);
            }
        }
    }

    private static void pause(RuntimeException failure) {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    Instant keptUntil(ExportJob job) {
        return job.state().changedAt().plus(settings.keep());
    }

    private void removeOld() {
        for (ExportJob job : List.copyOf(jobs.values())) {
            if (job.state().status() != ExportState.Status.RUNNING
                    && keptUntil(job).isBefore(clock.instant())) {
                try {
                    remove(job);
                } catch (IOException e) {
                    LOG.warn(
                            "the export {} can't be removed: {}",
                            job.order().export(),
                            e.getClass().getName());
                }
            }
        }
    }
}
