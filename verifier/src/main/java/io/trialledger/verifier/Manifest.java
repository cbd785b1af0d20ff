package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.JsonLine;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An inspection bundle's {@code manifest.json}: what was asked for, and every other file.
 *
 * @param export identifier of the export
 * @param askedBy person, role and organisation, in plain words
 * @param askedAt as it stands there
 * @param files by name
 */
record Manifest(
        String export,
        String study,
        Filter filter,
        String askedBy,
        String askedAt,
        List<Log> logs,
        Map<String, File> files) {

    static final String NAME = "manifest.json";

    /** Each service has one, its origin's last part beginning so, and a bundle of this format holds all, if only a part of each. */
    static final List<String> LOGS = List.of("enrollment", "visits", "adverse-events");

    private static final String FORMAT = "trialledger-inspection/1";
    private static final Set<String> MEMBERS =
            Set.of("bundle", "export", "study", "filter", "askedBy", "askedAt", "logs", "files");

    /**
     * A log of the bundle.
     *
     * @param log its origin
     * @param file its name in the bundle
     * @param part whether only chosen events are there, each with its proof
     * @param size of the closing checkpoint
     * @param events lines with an event
     * @param hidden lines with only a leaf hash
     */
    record Log(String log, String file, boolean part, long size, long events, long hidden) {

        private static Log of(JsonLine json) {
            requireMembers(json, Set.of("log", "file", "form", "size", "events", "hidden"), "a log");
            String form = json.text("form");
            if (!form.equals("whole") && !form.equals("part")) {
                throw new BundleException("a log is whole or part, not " + form);
            }
            Log log = new Log(
                    json.text("log"),
                    json.text("file"),
                    form.equals("part"),
                    json.number("size"),
                    json.number("events"),
                    json.number("hidden"));
            if (!log.file.equals("logs/" + Report.shortName(log.log) + ".ndjson")) {
                throw new BundleException("the log " + log.log + " is said to be in " + log.file);
            }
            return log;
        }

        String checkpoints() {
            return "checkpoints/" + Report.shortName(log) + ".ndjson";
        }
    }

    /** A file with its size and its SHA-256 in lower-case hexadecimal digits. */
    record File(String name, long bytes, String sha256) {

        private static File of(JsonLine json) {
            requireMembers(json, Set.of("name", "bytes", "sha256"), "a file");
            File file = new File(json.text("name"), json.number("bytes"), json.text("sha256"));
            if (!FileNames.isSafe(file.name) || file.bytes < 0 || !file.sha256.matches("[0-9a-f]{64}")) {
                throw new BundleException("a file that can't be: " + file.name);
            }
            return file;
        }
    }

    /** @throws BundleException if it isn't one, or names a file or log twice */
    static Manifest parse(byte[] utf8) {
        JsonLine json = JsonLine.parse(utf8);
        if (!json.has("bundle") || !json.text("bundle").equals(FORMAT)) {
            throw new BundleException("not a manifest of the format " + FORMAT);
        }
        requireMembers(json, MEMBERS, "a manifest");
        JsonLine filter = json.object("filter");
        JsonLine askedBy = json.object("askedBy");
        List<Log> logs = json.objects("logs").stream().map(Log::of).toList();
        List<File> files = json.objects("files").stream().map(File::of).toList();
        requireDistinct(files.stream().map(File::name).toList());
        requireDistinct(logs.stream().map(Log::file).toList());
        return new Manifest(
                json.text("export"),
                json.text("study"),
                new Filter(
                        Optional.of(json.text("study")), filter.optionalText("site"), filter.optionalText("subject")),
                askedBy.text("person") + " (" + askedBy.text("role")
                        + askedBy.optionalText("organisation")
                                .map(name -> ", " + name)
                                .orElse("") + ")",
                json.text("askedAt"),
                logs,
                files.stream().collect(Collectors.toUnmodifiableMap(File::name, Function.identity())));
    }

    Optional<File> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** There may be more of them. */
    private static void requireMembers(JsonLine json, Set<String> names, String what) {
        if (!json.names().containsAll(names)) {
            throw new BundleException(
                    what + " with the members " + json.names().stream().sorted().toList());
        }
    }

    private static void requireDistinct(List<String> names) {
        Set<String> seen = new HashSet<>();
        names.forEach(name -> {
            if (!seen.add(FileNames.folded(name))) {
                throw new BundleException("it names " + name + " twice");
            }
        });
    }
}
