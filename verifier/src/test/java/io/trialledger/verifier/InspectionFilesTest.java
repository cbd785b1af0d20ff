package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.what;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.NoteSigner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that aren't as the manifest says, each refused by its name. */
class InspectionFilesTest {

    @TempDir
    Path folder;

    private final Trial trial = new Trial();
    private final InspectionBundle bundle = InspectionBundle.whole(trial).sealed();
    private final StringWriter out = new StringWriter();

    @Test
    void a_zip_and_a_folder_are_read_alike() throws IOException {
        String zip = bundle.zip(folder.resolve("bundle.zip")).toString();
        String unpacked = bundle.folder(folder.resolve("unpacked")).toString();
        String hash = HashedFile.sha256(bundle.files.get(Manifest.NAME));

        assertThat(run(zip)).isZero();
        assertThat(run(unpacked)).isZero();
        assertThat(run(zip, "--export-hash", hash)).isZero();
        assertThat(run(unpacked, "--export-hash", "0".repeat(64))).isEqualTo(1);
        assertThat(run(zip, "--export-hash", "abc")).isEqualTo(1);
        assertThat(out.toString()).contains("--export-hash takes 64 hexadecimal digits");
    }

    @Test
    void the_short_form_has_no_manifest_to_compare() throws IOException {
        Path file = Files.write(folder.resolve("bundle.ndjson"), Trial.bytes(trial.bundle()));

        assertThat(run(file.toString(), "--export-hash", "0".repeat(64))).isEqualTo(1);
        assertThat(out.toString()).contains("only an inspection bundle has a manifest");
    }

    @Test
    void a_missing_file_is_found() {
        bundle.files.remove("index.html");

        assertThat(what(bundle.verify())).containsExactly("index.html: missing");
    }

    @Test
    void a_missing_log_is_found() {
        bundle.files.remove("logs/visits.ndjson");

        assertThat(what(bundle.verify())).contains("logs/visits.ndjson: missing");
    }

    @Test
    void a_log_in_an_empty_file_is_found() {
        bundle.put("logs/visits.ndjson", "");

        assertThat(what(bundle.sealed().verify(List.of(), List.of(), Optional.empty())))
                .containsExactly("logs/visits.ndjson: missing or empty: no log begins in it");
    }

    @Test
    void a_bundle_without_one_of_the_three_logs() {
        bundle.without(trial.adverseEventsKey);

        assertThat(what(bundle.sealed().verify(List.of(), List.of(), Optional.empty())))
                .containsExactly("manifest.json: names no log adverse-events, which every bundle has");
    }

    @Test
    void a_manifest_without_logs_is_found() {
        bundle.files.keySet().removeIf(name -> name.startsWith("logs/") || name.startsWith("checkpoints/"));
        bundle.put("keys.json", "{}");
        String manifest = bundle.sealed().text(Manifest.NAME);
        bundle.put(Manifest.NAME, manifest.replaceFirst("\"logs\":\\[.*?\\]", "\"logs\":[]"));

        assertThat(what(bundle.verify(List.of(), List.of(), Optional.empty())))
                .containsExactly(
                        "manifest.json: names no log enrollment, which every bundle has",
                        "manifest.json: names no log visits, which every bundle has",
                        "manifest.json: names no log adverse-events, which every bundle has");
    }

    @Test
    void an_added_file_is_found() {
        bundle.put("history/0005.js", "history.page(5, []);");

        assertThat(what(bundle.verify())).containsExactly("history/0005.js: isn't in the manifest");
    }

    @Test
    void what_systems_put_into_folders_is_ignored_and_the_report_says_so() {
        for (String name :
                List.of(".DS_Store", "logs/Thumbs.db", "__MACOSX/logs/._visits.ndjson", "history/desktop.ini")) {
            bundle.put(name, "x");
        }

        assertThat(bundle.verify().findings()).isEmpty();
        assertThat(bundle.verify().lines())
                .contains("Ignored, as no part of the bundle: .DS_Store, __MACOSX/logs/._visits.ndjson,"
                        + " history/desktop.ini, logs/Thumbs.db");
        bundle.put("logs/.DS_Store.ndjson", "x").put("__macosx/x", "x").put("thumbs.db", "x");
        assertThat(what(bundle.verify()))
                .containsExactly(
                        "__macosx/x: isn't in the manifest",
                        "logs/.DS_Store.ndjson: isn't in the manifest",
                        "thumbs.db: isn't in the manifest");
    }

    @Test
    void every_changed_file_is_found() {
        for (String name : bundle.files.keySet()) {
            InspectionBundle changed = InspectionBundle.whole(trial).sealed();
            byte[] bytes = changed.files.get(name);
            if (bytes.length > 0) {
                changed.files.put(name, Tampering.flipped(bytes, 8 * (bytes.length / 2)));
                assertThat(changed.verify().verified()).as(name).isFalse();
            }
        }
        bundle.put("index.html", "<html>!</html>".substring(0, 13));

        assertThat(what(bundle.verify())).containsExactly("index.html: its SHA-256 isn't the one in the manifest");
    }

    @Test
    void a_shortened_and_a_lengthened_file_are_found() {
        bundle.put("index.html", "<html>");
        bundle.put("revealed.ndjson", "\n");

        assertThat(what(bundle.verify()))
                .containsExactlyInAnyOrder(
                        "index.html: has 6 bytes, the manifest says 13",
                        "revealed.ndjson: has more than the 0 bytes that the manifest says");
    }

    @Test
    void a_bundle_without_a_manifest_is_refused() {
        bundle.files.remove(Manifest.NAME);

        assertThat(what(bundle.verify())).contains("manifest.json: missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"bundle\":\"trialledger-inspection/2\"}",
                "[]",
                "",
                "{\"bundle\":\"trialledger-inspection/1\"}"
            })
    void a_manifest_that_is_none_is_refused(String manifest) {
        bundle.put(Manifest.NAME, manifest);

        assertThat(what(bundle.verify())).first().asString().startsWith("manifest.json: can't be read: ");
    }

    @Test
    void a_manifest_edited_by_hand_is_found() {
        String manifest = bundle.text(Manifest.NAME);
        edited(
                manifest,
                "\"events\":40,",
                "\"events\":41,",
                "logs/enrollment.ndjson: holds 40 events and 0 hidden, the" + " manifest says 41 and 0");
        edited(
                manifest,
                "\"hidden\":0",
                "\"hidden\":1",
                "logs/enrollment.ndjson: holds 40 events and 0 hidden, the manifest" + " says 40 and 1");
        edited(
                manifest,
                "\"size\":40",
                "\"size\":39",
                "logs/enrollment.ndjson: has 40 positions, the manifest says 39");
        edited(
                manifest,
                "\"form\":\"whole\"",
                "\"form\":\"part\"",
                "logs/enrollment.ndjson: is a whole log, the manifest says" + " part");
        edited(
                manifest,
                "\"name\":\"index.html\"",
                "\"name\":\"../index.html\"",
                "manifest.json: can't be read: a file that" + " can't be: ../index.html");
        edited(
                manifest,
                "\"name\":\"history/0001.js\"",
                "\"name\":\"index.html\"",
                "manifest.json: can't be read: it names" + " index.html twice");
        edited(
                manifest,
                "logs/visits.ndjson\",\"form",
                "logs/enrollment.ndjson\",\"form",
                "manifest.json: can't be read: the"
                        + " log trialledger.local/visits is said to be in logs/enrollment.ndjson");
    }

    @Test
    void who_asked_and_for_what_can_be_edited_but_not_unseen() {
        String manifest = bundle.text(Manifest.NAME);
        Optional<String> hash = Optional.of(HashedFile.sha256(bundle.files.get(Manifest.NAME)));
        String notCompared =
                "Not compared with the event of the export: who asked, when and the filter are the manifest's word.";
        assertThat(bundle.verify(bundle.pinned(), List.of(), hash).lines()).doesNotContain(notCompared);

        bundle.put(Manifest.NAME, manifest.replace("\"filter\":{}", "\"filter\":{\"site\":\"701\"}"));
        assertThat(what(bundle.verify()))
                .containsExactly(
                        "history/index.js: is of the whole study, the manifest says site 701",
                        "logs/enrollment.ndjson: is a whole log, but the bundle is said to be of site 701",
                        "logs/visits.ndjson: is a whole log, but the bundle is said to be of site 701",
                        "logs/adverse-events.ndjson: is a whole log, but the bundle is said to be of site 701");

        bundle.put(Manifest.NAME, manifest.replace("inspector-1", "somebody"));
        assertThat(bundle.verify().lines()).contains(notCompared);
        assertThat(what(bundle.verify(bundle.pinned(), List.of(), hash)))
                .singleElement()
                .asString()
                .startsWith("manifest.json: not the one that was exported");
    }

    private void edited(String manifest, String from, String to, String finding) {
        assertThat(manifest).contains(from);
        bundle.put(Manifest.NAME, manifest.replaceFirst(Pattern.quote(from), to));
        assertThat(what(bundle.verify())).as(to).contains(finding);
    }

    @Test
    void a_log_that_the_manifest_does_not_count_is_found() {
        bundle.put("logs/other.ndjson", "");

        assertThat(what(bundle.sealed().verify()))
                .containsExactly("logs/other.ndjson: is none of the logs that the manifest names");
    }

    @Test
    void checkpoints_and_keys_must_be_there() {
        bundle.files.remove("checkpoints/visits.ndjson");
        bundle.files.remove("keys.json");

        assertThat(what(bundle.sealed().verify()))
                .contains(
                        "manifest.json: doesn't name keys.json",
                        "manifest.json: doesn't name checkpoints/visits.ndjson");
    }

    @Test
    void keys_that_do_not_agree_with_the_logs_are_found() {
        String keys = bundle.text("keys.json");
        String key = trial.enrollmentKey.verifier().toString();
        String other = NoteSigner.generate(Trial.ENROLLMENT).verifier().toString();

        bundle.put("keys.json", keys.replace(key, other));
        assertThat(what(bundle.sealed().verify()))
                .contains("logs/enrollment.ndjson: its key isn't one that keys.json has: " + key);
        bundle.put("keys.json", keys.replace(Trial.ENROLLMENT + "\":", "trialledger.local/other\":"));
        assertThat(what(bundle.sealed().verify())).anyMatch(what -> what.startsWith("keys.json: has keys of the logs"));
        bundle.put("keys.json", keys.replace(key, trial.visitsKey.verifier().toString()));
        assertThat(what(bundle.sealed().verify()))
                .anyMatch(what -> what.startsWith("keys.json: a key of " + Trial.ENROLLMENT + " that isn't one"));
    }

    @Test
    void an_entry_that_stands_twice_in_a_zip_is_refused() throws IOException {
        bundle.put("index.htm_", "another page for another reader");
        Path zip = bundle.zip(folder.resolve("twice.zip"));
        rename(zip, "index.htm_", "index.html");

        assertThat(run(zip.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("index.html: stands in the bundle twice");
    }

    @Test
    void names_that_are_one_file_elsewhere_are_refused() {
        bundle.put("INDEX.html", "another page for another reader");
        assertThat(what(bundle.verify())).containsExactly("INDEX.html: stands in the bundle twice");
        assertThat(what(bundle.sealed().verify())).contains("manifest.json: can't be read: it names INDEX.html twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b.", "a./b", "a ", "a /b", "...", "a/.. "})
    void a_name_that_systems_shorten_is_refused(String name) {
        bundle.put(name, "x");

        assertThat(what(bundle.verify())).containsExactly(name + ": not a name that a file of a bundle may have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x.txt", "/etc/xx.txt", "..\\..\\x.txt", "c:/xxx/.txt", "a//b/./.txt", "a/../bc.txt"})
    void a_name_that_leads_elsewhere_is_refused(String name) throws IOException {
        bundle.put("__________x".substring(0, name.length()), "out of the folder");
        Path zip = bundle.zip(folder.resolve("names.zip"));
        rename(zip, "__________x".substring(0, name.length()), name);

        assertThat(run(zip.toString())).isEqualTo(1);
        assertThat(out.toString()).contains(name + ": not a name that a file of a bundle may have");
    }

    @Test
    void a_link_in_a_folder_is_not_followed() throws IOException {
        Path unpacked = bundle.folder(folder.resolve("unpacked"));
        Path elsewhere = Files.move(unpacked.resolve("index.html"), folder.resolve("elsewhere.html"));
        Files.createSymbolicLink(unpacked.resolve("index.html"), elsewhere);

        assertThat(run(unpacked.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("index.html: can't be read: not a plain file");
    }

    @Test
    void a_damaged_zip_is_refused() throws IOException {
        Path zip = bundle.zip(folder.resolve("bundle.zip"));
        byte[] bytes = Files.readAllBytes(zip);
        for (int length = 2; length < bytes.length; length += bytes.length / 3) {
            Files.write(zip, Arrays.copyOf(bytes, length));
            assertThat(run(zip.toString())).as("cut at " + length).isEqualTo(1);
        }
        for (int at = 2; at < bytes.length; at += bytes.length / 11) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Files.write(zip, damaged);
            run(zip.toString()); // may hit what nobody reads, such as a time; it must end, without an exception
        }
        assertThat(out.toString()).doesNotContain("Exception");
    }

    /** What no writer of ZIPs does: one name put in the place of another of the same length, wherever it stands. */
    private static void rename(Path zip, String from, String to) throws IOException {
        Files.write(
                zip,
                new String(Files.readAllBytes(zip), ISO_8859_1)
                        .replace(from, to)
                        .getBytes(ISO_8859_1));
    }

    private int run(String... args) {
        return VerifierCommand.execute(args, new PrintWriter(out, true), new PrintWriter(out, true));
    }
}
