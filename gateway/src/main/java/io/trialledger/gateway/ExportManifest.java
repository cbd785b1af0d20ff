package io.trialledger.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The last file of a bundle, which names all others. */
final class ExportManifest {

    static final String NAME = "manifest.json";
    private static final String FORMAT = "trialledger-inspection/1";

    private ExportManifest() {}

    /**
     * What a log's file really holds.
     *
     * @param hidden lines with a leaf hash only
     */
    record Counted(ExportPlan.Log log, long events, long hidden) {}

    static List<Counted> counted(ExportJob job) throws IOException {
        List<Counted> all = new ArrayList<>();
        for (ExportPlan.Log log : job.state().plan().logs()) {
            all.add(counted(log, job.folder().files().resolve(log.file())));
        }
        return all;
    }

    private static Counted counted(ExportPlan.Log log, Path file) throws IOException {
        long hidden = 0;
        long positions = 0;
        try (InputStream in = Files.newInputStream(file)) {
            LineHeads heads = new LineHeads(in);
            for (String head = heads.next(); !head.isEmpty(); head = heads.next()) {
                if (head.startsWith("{\"position\":")) {
                    positions++;
                    hidden += head.contains(",\"leaf\":") && !head.contains(",\"cid\":") ? 1 : 0;
                }
            }
        }
        return new Counted(log, positions - hidden, hidden);
    }

    /** Reads the files to state their hashes. */
    static byte[] of(ExportJob job, List<Counted> counts) throws IOException {
        ExportOrder order = job.order();
        ObjectNode manifest = JsonMapper.shared().createObjectNode();
        manifest.put("bundle", FORMAT).put("export", order.export()).put("study", order.study());
        manifest.set("filter", filter(order));
        manifest.putObject("askedBy")
                .put("person", order.person())
                .put("role", job.state().plan().role())
                .put("organisation", order.organisation());
        manifest.put("askedAt", order.askedAt().toString());
        ArrayNode logs = manifest.putArray("logs");
        for (Counted count : counts) {
            logs.addObject()
                    .put("log", count.log().log())
                    .put("file", count.log().file())
                    .put("form", order.isOfPart() ? "part" : "whole")
                    .put("size", count.log().size())
                    .put("events", count.events())
                    .put("hidden", count.hidden());
        }
        ArrayNode files = manifest.putArray("files");
        for (String name : names(job.folder().files())) {
            Path file = job.folder().files().resolve(name);
            files.addObject().put("name", name).put("bytes", Files.size(file)).put("sha256", Sha256.of(file));
        }
        return (JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Of all files but the manifest, with {@code /} between folders, in the order of names. */
    static List<String> names(Path files) throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> files.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(NAME))
                    .sorted()
                    .toList();
        }
    }

    static ObjectNode filter(ExportOrder order) {
        ObjectNode filter = JsonMapper.shared().createObjectNode();
        if (order.site() != null) {
            filter.put("site", order.site());
        }
        if (order.subject() != null) {
            filter.put("subject", order.subject());
        }
        return filter;
    }
}
