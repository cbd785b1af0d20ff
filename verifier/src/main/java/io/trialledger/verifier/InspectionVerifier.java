package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks an inspection bundle, ZIP or folder: that its manifest names every file and no other, each as it is, and what the files say
 * of each other. Memory as for {@link BundleVerifier}, and the manifest and the checkpoints. For one bundle; not thread-safe.
 */
final class InspectionVerifier {

    /** Of manifest and keys, which are read as a whole. */
    private static final int MAX_BYTES = 32 * 1024 * 1024;

    private interface Reading {
        void read(InputStream in) throws IOException;
    }

    private final Verification verification;
    private final Optional<String> exportHash;

    /**
     * A verification.
     *
     * @param completeSites of which everybody's receipts are handed in
     * @param exportHash what the event of the export says is the manifest's SHA-256, in hexadecimal digits
     */
    InspectionVerifier(
            Collection<NoteVerifier> pinned,
            Collection<String> olderNotes,
            Collection<Receipt> receipts,
            Collection<String> completeSites,
            Optional<String> exportHash) {
        this.verification = new Verification(pinned, olderNotes, receipts, completeSites);
        this.exportHash = exportHash;
    }

    /** Reads all of {@code files} and reports. Whatever is wrong with them is in the report. */
    Report verify(BundleFiles files) {
        Set<String> readable = readable(files.names());
        if (!readable.contains(Manifest.NAME)) {
            wrong(Manifest.NAME, "missing");
            return verification.report("unknown", List.of(), List.of());
        }
        try (InputStream in = files.open(Manifest.NAME)) {
            byte[] bytes = bounded(in);
            String hash = HashedFile.sha256(bytes);
            if (exportHash.filter(wanted -> !wanted.equals(hash)).isPresent()) {
                wrong(Manifest.NAME, "not the one that was exported: its SHA-256 is " + hash);
            }
            Manifest manifest = Manifest.parse(bytes);
            Files read = new Files(files, readable, manifest);
            read.check();
            return verification.report(manifest.study(), words(manifest, hash, read.rows()), read.ignored());
        } catch (IOException | BundleException e) {
            wrong(Manifest.NAME, "can't be read: " + e.getMessage());
            return verification.report("unknown", List.of(), List.of());
        }
    }

    /** Names that stand there once and could be those of a file. */
    private Set<String> readable(List<String> names) {
        Set<String> once = new HashSet<>();
        Set<String> folded = new HashSet<>();
        for (String name : names) {
            if (!FileNames.isSafe(name)) {
                wrong(name, "not a name that a file of a bundle may have");
            } else if (!folded.add(FileNames.folded(name))) {
                wrong(name, "stands in the bundle twice");
            } else {
                once.add(name);
            }
        }
        return once;
    }

    private List<String> words(Manifest manifest, String hash, long rows) {
        List<String> words = new ArrayList<>();
        words.add("Inspection bundle " + Finding.printable(manifest.export()) + " of " + manifest.filter()
                + ", asked for by "
                + Finding.printable(manifest.askedBy()) + " at " + Finding.printable(manifest.askedAt()) + ": all "
                + Report.count(manifest.files().size()) + " files are as its manifest says.");
        words.add(
                exportHash.isPresent()
                        ? "The manifest is the one of which the SHA-256 was given by --export-hash."
                        : "The manifest's SHA-256 is " + hash
                                + ": compare it with the one in the study's event enrollment.HistoryExported, or give that:"
                                + " --export-hash");
        if (exportHash.isEmpty()) {
            words.add(
                    "Not compared with the event of the export: who asked, when and the filter are the manifest's word.");
        }
        words.add("The rows of the readable history in history/ tell the signed events: " + Report.count(rows)
                + ", none left out, none invented.");
        words.add("What is signed are the stored bytes in logs/. Texts of sealed values in " + Revealed.NAME
                + ", reasons in the readable history, names, access records and the pages that show them are the word of the"
                + " server that made the bundle. Each text belongs to a sealed value that stands in the log.");
        return words;
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("longer than " + Report.count(MAX_BYTES) + " bytes");
        }
        return bytes;
    }

    private void wrong(String file, String what) {
        verification.wrong(file + ": " + what);
    }

    /** The files of one bundle, with its manifest. */
    private final class Files {

        private final BundleFiles files;
        private final Set<String> readable;
        private final Manifest manifest;
        private final Set<String> read = new HashSet<>();
        private long rows;

        Files(BundleFiles files, Set<String> readable, Manifest manifest) {
            this.files = files;
            this.readable = readable;
            this.manifest = manifest;
        }

        void check() throws IOException {
            Set<String> named = manifest.files().keySet();
            new TreeSet<>(named)
                    .stream().filter(name -> !readable.contains(name)).forEach(name -> wrong(name, "missing"));
            new TreeSet<>(readable)
                    .stream()
                            .filter(name -> !named.contains(name) && !name.equals(Manifest.NAME))
                            .filter(name -> !SystemFiles.isOne(name))
                            .forEach(name -> wrong(name, "isn't in the manifest"));
            requireNamed(LogKeys.NAME, named);
            Set<String> origins =
                    manifest.logs().stream().map(Manifest.Log::log).collect(Collectors.toSet());
            LogKeys keys = keys(origins);
            if (isThere(Revealed.NAME)) {
                read(Revealed.NAME, in -> Revealed.checkForm(in, origins, verification.findings));
            }
            ToldHistory history = new ToldHistory(this::open, start(), origins, verification.findings);
            for (Manifest.Log log : manifest.logs()) {
                requireNamed(log.file(), named);
                requireNamed(log.checkpoints(), named);
                verification.findings.nextLog();
                check(log, keys, history);
            }
            verification.findings.nextLog();
            requireEveryLog(origins);
            history.end();
            rows = history.rows();
            Set<String> logs = manifest.logs().stream().map(Manifest.Log::file).collect(Collectors.toSet());
            for (String name : new TreeSet<>(named)) {
                if (name.startsWith("logs/") && !logs.contains(name)) {
                    wrong(name, "is none of the logs that the manifest names");
                }
                read(name, in -> {});
            }
        }

        /** A manifest that names one of them makes it the bundle's. */
        List<String> ignored() {
            return readable.stream()
                    .filter(name -> manifest.file(name).isEmpty() && SystemFiles.isOne(name))
                    .sorted()
                    .toList();
        }

        private void requireNamed(String name, Set<String> named) {
            if (!named.contains(name)) {
                wrong(Manifest.NAME, "doesn't name " + name);
            }
        }

        private void requireEveryLog(Set<String> origins) {
            for (String log : Manifest.LOGS) {
                if (origins.stream()
                        .noneMatch(origin -> Report.shortName(origin).startsWith(log))) {
                    wrong(Manifest.NAME, "names no log " + log + ", which every bundle has");
                }
            }
        }

        private boolean isThere(String name) {
            return readable.contains(name) && manifest.file(name).isPresent();
        }

        private LogKeys keys(Set<String> origins) {
            LogKeys[] keys = {new LogKeys()};
            read(LogKeys.NAME, in -> keys[0] = new LogKeys(bounded(in), origins));
            return keys[0];
        }

        /** Empty if it can't be read, which is found, or isn't there. */
        private Optional<HistoryStart> start() {
            List<HistoryStart> start = new ArrayList<>();
            if (manifest.file(HistoryStart.NAME).isEmpty()) {
                wrong(HistoryStart.NAME, "missing");
            }
            read(HistoryStart.NAME, in -> start.add(HistoryStart.parse(bounded(in))));
            start.forEach(this::compare);
            return start.stream().findFirst();
        }

        private void compare(HistoryStart start) {
            if (!start.study().equals(manifest.study())) {
                wrong(
                        HistoryStart.NAME,
                        "is of the study " + start.study() + ", the manifest's is " + manifest.study());
            } else if (!start.filter().equals(manifest.filter())) {
                wrong(HistoryStart.NAME, "is of " + start.filter() + ", the manifest says " + manifest.filter());
            }
        }

        long rows() {
            return rows;
        }

        private void check(Manifest.Log log, LogKeys keys, ToldHistory history) throws IOException {
            EarlierCheckpoints[] earlier = {EarlierCheckpoints.none()};
            read(log.checkpoints(), in -> earlier[0] = EarlierCheckpoints.read(in, log, verification.findings));
            try (InputStream in = revealed();
                    ToldLog told = history.of(log.log())) {
                Revealed revealed = isThere(Revealed.NAME)
                        ? Revealed.of(log.log(), in, verification.findings)
                        : Revealed.nothing(log.log(), verification.findings);
                BesideLog beside = new BesideLog(keys.of(log.log()), earlier[0], manifest.filter(), revealed, told);
                read(log.file(), bytes -> new LogFile(verification, log, beside).read(bytes));
            }
        }

        /** Once more for each log; that it can't be read was found already. */
        private InputStream revealed() {
            try {
                return open(Revealed.NAME).orElseGet(InputStream::nullInputStream);
            } catch (IOException e) {
                return InputStream.nullInputStream();
            }
        }

        /** For a further look at what is compared with the manifest elsewhere; never further than that says. */
        private Optional<InputStream> open(String name) throws IOException {
            return isThere(name)
                    ? Optional.of(
                            new StatedFile(files.open(name), manifest.file(name).orElseThrow()))
                    : Optional.empty();
        }

        /** Reads a file that is there, once, and compares it with the manifest. */
        private void read(String name, Reading reading) {
            if (!isThere(name) || !read.add(name)) {
                return;
            }
            try (HashedFile in =
                    new HashedFile(files.open(name), manifest.file(name).orElseThrow())) {
                try {
                    reading.read(in);
                } catch (BundleException e) {
                    wrong(name, String.valueOf(e.getMessage()));
                }
                in.check().ifPresent(what -> wrong(name, what));
            } catch (IOException e) {
                wrong(name, "can't be read: " + e.getMessage());
            }
        }
    }
}
