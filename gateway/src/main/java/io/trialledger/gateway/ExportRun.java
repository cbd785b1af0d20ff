package io.trialledger.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a bundle, file by file. What is complete stays when it is begun again, and the logs and the history go on where they were
 * cut off. At last the export is recorded in the study's own history; only then may it be fetched.
 */
@Component
class ExportRun {

    private final Upstream upstream;
    private final ExportStreams streams;
    private final ExportLogs logs;
    private final ExportHistory history;
    private final ExportAccess access;
    private final ExportViewer viewer;
    private final ExportPlanner planner;

    ExportRun(
            Upstream upstream,
            ExportStreams streams,
            ExportLogs logs,
            ExportHistory history,
            ExportAccess access,
            ExportViewer viewer,
            ExportPlanner planner) {
        this.upstream = upstream;
        this.streams = streams;
        this.logs = logs;
        this.history = history;
        this.access = access;
        this.viewer = viewer;
        this.planner = planner;
    }

    /** A file of the bundle that is made as a whole. */
    private interface Step {
        void run() throws IOException;
    }

    /**
     * Goes on with a job until all but its state is done.
     *
     * @throws Refusal or {@link UpstreamRefusal} if a service does not play along
     * @throws IOException if the files can't be written
     */
    void run(ExportJob job) throws IOException {
        if (job.state().progress().zipSha256() == null) {
            job.recount();
            for (ExportPlan.Log log : job.state().plan().logs()) {
                Service service = service(log);
                once(job, log.file(), () -> logs.log(job, service, log));
                once(job, log.checkpointsFile(), () -> checkpoints(job, service, log));
            }
            once(job, "keys.json", () -> put(job, "keys.json", keys(job.state().plan())));
            once(job, "team.ndjson", () -> team(job));
            once(job, "access.ndjson", () -> access(job));
            once(job, "revealed.ndjson", () -> logs.revealed(job, upstream.services(), "revealed.ndjson"));
            once(job, "history", () -> history.write(job));
            put(job, "history/index.js", history.index(job));
            for (Map.Entry<String, Resource> page : viewer.files().entrySet()) {
                put(job, page.getKey(), ExportViewer.bytes(page.getValue()));
            }
            ExportPlan now = planner.today(job.order(), job.asker());
            job.save(job.state().with(job.state().plan().and(now)));
            manifest(job);
        }
        record(job);
    }

    private void once(ExportJob job, String name, Step step) throws IOException {
        job.requireWanted();
        if (!job.state().progress().finished().contains(name)) {
            step.run();
            job.save(job.state().progress().withFinished(name));
        }
    }

    private Service service(ExportPlan.Log log) {
        return upstream.services().stream()
                .filter(each -> each.name().equals(log.service()))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(Problem.unavailable(log.service(), log.service() + " is not behind this gateway")));
    }

    private static void put(ExportJob job, String name, byte[] bytes) throws IOException {
        job.requireWanted();
        try (OutputStream out = ExportFolder.rewrite(job.folder().file(name))) {
            out.write(bytes);
        }
    }

    private void checkpoints(ExportJob job, Service service, ExportPlan.Log log) throws IOException {
        try (OutputStream out = ExportFolder.rewrite(job.folder().file(log.checkpointsFile()))) {
            streams.copy(service, path(job) + "/checkpoints?size=" + log.size(), job, out);
        }
    }

    private static byte[] keys(ExportPlan plan) {
        ObjectNode keys = JsonMapper.shared().createObjectNode();
        for (ExportPlan.Log log : plan.logs()) {
            ArrayNode all = keys.putArray(log.log());
            log.vkeys().forEach(all::add);
        }
        return (JsonMapper.shared().writeValueAsString(keys) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void team(ExportJob job) throws IOException {
        ExportPlan.Log log = job.state().plan().logs().get(0);
        String site = job.order().site();
        String where = site == null ? "" : "&site=" + HistoryFilter.encode(site);
        try (OutputStream out = ExportFolder.rewrite(job.folder().file("team.ndjson"))) {
            streams.copy(service(log), path(job) + "/team?size=" + log.size() + where, job, out);
        }
    }

    private void access(ExportJob job) throws IOException {
        try (OutputStream out = ExportFolder.rewrite(job.folder().file("access.ndjson"))) {
            access.write(job, upstream.services(), out);
        }
    }

    private static String path(ExportJob job) {
        return HistoryFilter.path(job.order().study()) + "/bundle";
    }

    private static void manifest(ExportJob job) throws IOException {
        Path manifest = job.folder().file(ExportManifest.NAME);
        byte[] bytes = ExportManifest.of(job, ExportManifest.counted(job));
        put(job, ExportManifest.NAME, bytes);
        job.save(job.state().progress().withManifest(Sha256.of(manifest)));
        String zip = ExportZip.write(
                job.folder().files(), job.folder().zip(), job.order().askedAt());
        job.save(job.state().progress().withZip(zip));
    }

    /** The same record however often it is sent. */
    private void record(ExportJob job) throws IOException {
        ExportOrder order = job.order();
        ObjectNode body = ExportManifest.filter(order);
        List<String> sites = job.state().plan().sites();
        if (sites != null) {
            ArrayNode seen = body.putArray("sites");
            sites.forEach(seen::add);
        }
        ArrayNode all = body.putArray("logs");
        for (ExportManifest.Counted count : ExportManifest.counted(job)) {
            all.addObject()
                    .put("log", count.log().log())
                    .put("size", count.log().size())
                    .put("events", count.events())
                    .put("hidden", count.hidden());
        }
        body.put("manifestSha256", job.state().progress().manifestSha256());
        upstream.put(
                upstream.services().get(0),
                "/api/v1/studies/" + HistoryFilter.encode(order.study()) + "/exports/" + order.export(),
                JsonMapper.shared().writeValueAsString(body),
                job.asker());
    }
}
