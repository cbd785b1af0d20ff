package io.trialledger.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.trialledger.acceptance.Demo;
import io.trialledger.acceptance.Repository;
import io.trialledger.local.client.Answer;
import io.trialledger.local.client.Team;
import io.trialledger.local.client.TrialClient;
import io.trialledger.local.demo.DemoStudy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever is blinded never receives the arm of a subject: in no answer of the API, and on no page. */
class BlindedIT {

    private static final String STUDY = "/studies/" + DemoStudy.STUDY;
    private static final String NUMBER = "101-011";
    private static final String SUBJECT = STUDY + "/subjects/" + NUMBER;

    static final List<String> BLINDED = List.of(
            "admin",
            "coordinator",
            "investigator",
            "monitor",
            "data-manager",
            "safety",
            "statistician",
            "auditor",
            "inspector");

    /** Who randomizes, and who may look at everything. */
    private static final List<String> MOST_EXPOSED = List.of("investigator", "inspector");

    private static final List<String> PAGES =
            List.of(SUBJECT, SUBJECT + "/enrollment", STUDY + "/history?subject=" + NUMBER);

    /**
     * The protocol itself names its arms, to everybody; it is about no subject. Bundles and exports are unpacked by
     * {@link BlindedFilesIT}; an identity is shown to the one person who asked for it.
     */
    private static final Pattern NOT_LOOKED_AT =
            Pattern.compile(".*(/history/bundle|/exports.*|/identity-disclosures/\\{disclosure})");

    @RegisterExtension
    private final PortalBrowser browser = new PortalBrowser();

    /** Of the demo study's protocol. */
    static List<String> arms() throws IOException {
        List<String> arms = Demo.loaded()
                .as("auditor")
                .get(STUDY)
                .orFail("protocol")
                .json()
                .path("arms")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(arms).contains("Placebo").hasSize(2);
        return arms;
    }

    @Test
    void no_answer_names_an_arm() throws IOException {
        List<String> arms = arms();
        Set<String> answered = ConcurrentHashMap.newKeySet();
        Set<String> naming = ConcurrentHashMap.newKeySet();
        List<String> reads = reads();
        Team team = Demo.loaded();
        BLINDED.parallelStream().forEach(account -> {
            TrialClient reader = team.as(account);
            for (String read : reads) {
                Optional<String> answer = read(reader, read);
                if (answer.isPresent()) {
                    answered.add(read);
                }
                if (arms.stream().anyMatch(answer.orElse("")::contains)) {
                    naming.add(account + " reads " + read);
                }
            }
        });

        assertThat(answered).as("looked at").containsExactlyInAnyOrderElementsOf(reads);
        assertThat(naming).isEmpty();
    }

    @Test
    void no_page_names_an_arm() throws IOException {
        List<String> arms = arms();
        for (String account : MOST_EXPOSED) {
            Page window = browser.windowOf(account);
            for (String address : PAGES) {
                window.navigate(address);
                PortalPage.awaitRead(window);
                assertThat(window.content()).as(account + " at " + address).doesNotContain(arms);
            }
        }
    }

    /** The answer; empty if this role is refused. */
    private static Optional<String> read(TrialClient reader, String path) {
        if (path.contains(".ndjson")) {
            try (InputStream lines = reader.stream(path)) {
                return Optional.of(new String(lines.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException refused) {
                assertThat(refused).as(reader.name()).hasMessageContaining(" was answered 403");
                return Optional.empty();
            }
        }
        Answer answer = reader.get(path);
        assertThat(answer.status()).as(reader.name() + " reads " + path).isIn(200, 403);
        return answer.ok() ? Optional.of(answer.body()) : Optional.empty();
    }

    /** Everything below the study that the description of the API knows to be read, for a subject who is randomized. */
    private static List<String> reads() throws IOException {
        Map<String, String> known = Map.of(
                "{study}", DemoStudy.STUDY,
                "{subject}", NUMBER,
                "{visit}", "WK4",
                "{item}", "VS.SYSBP",
                "{event}", "AE1");
        JsonNode api = JsonMapper.shared()
                .readTree(Files.readAllBytes(Repository.home().resolve("docs/openapi.json")));
        return api.path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(path -> path.getKey().replaceFirst("^/api/v1", ""))
                .filter(path -> path.startsWith("/studies/{study}/")
                        && !NOT_LOOKED_AT.matcher(path).matches())
                .map(path -> path.endsWith("ueries/{query}") ? aQuery(path) : path)
                .map(path -> path + questionOf(path))
                .map(path -> known.entrySet().stream()
                        .reduce(path, (so, is) -> so.replace(is.getKey(), is.getValue()), (one, other) -> one))
                .peek(read -> assertThat(read).doesNotContain("{"))
                .toList();
    }

    /** The history of the study itself names arms; a difference needs a moment to begin with. */
    private static String questionOf(String path) {
        if (path.endsWith("/diff")) {
            return "?subject=" + NUMBER + "&from=adverse-events%3D1,enrollment%3D1,visits%3D1";
        }
        return path.matches("/studies/\\{study}/history(\\.\\w+)?") ? "?subject=" + NUMBER : "";
    }

    /** One there is: {@code /studies/{study}/queries/{query}} names it. */
    private static String aQuery(String path) {
        try {
            JsonNode page = Demo.loaded()
                    .as("auditor")
                    .get(path.replace("{study}", DemoStudy.STUDY).replace("/{query}", "?limit=1"))
                    .orFail(path)
                    .json();
            JsonNode first = page.has("queries")
                    ? page.path("queries").path(0)
                    : page.path("items").path(0);
            return path.replace("{query}", first.path("query").asString());
        } catch (IOException e) {
            throw new UncheckedIOException("the demo study", e);
        }
    }
}
