package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A study's history to take home: asked for, made in the background, fetched when it is done. Only who asked sees it. */
@RestController
@RequestMapping("/api/v1/studies/{study}/exports")
class ExportController {

    private static final String KEY = "Idempotency-Key";
    private static final Set<String> FILTERS = Set.of("site", "subject");

    private final ExportJobs jobs;
    private final ExportPlanner planner;
    private final JwtDecoder tokens;
    private final Clock clock;

    ExportController(ExportJobs jobs, ExportPlanner planner, JwtDecoder tokens, Clock clock) {
        this.jobs = jobs;
        this.planner = planner;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Begins an export; the same key begins it once. */
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ExportView> begin(
            @PathVariable String study,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request)
            throws IOException {
        if (key == null || !key.matches("[\\x21-\\x7e]{1,200}")) {
            throw new Refusal(new Problem(
                    HttpStatus.BAD_REQUEST,
                    "KEY_REQUIRED",
                    "a POST needs an Idempotency-Key of 1 to 200 visible ASCII characters",
                    KEY,
                    null));
        }
        Jwt token = token(request);
        String person = person(token);
        Map<String, String> filter = filter(body);
        ExportOrder order = new ExportOrder(
                UUID.randomUUID().toString(),
                key,
                study,
                filter.get("site"),
                filter.get("subject"),
                person,
                Optional.ofNullable(token.getClaimAsString("organisation")).orElse(""),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Optional<ExportJob> known = jobs.findKeyOf(order);
        Asker asker = Asker.of(request);
        ExportJob job = known.isPresent() ? known.get() : jobs.begin(order, planner.plan(order, asker), asker);
        requireSame(job.order(), order);
        return accepted(job);
    }

    private static void requireSame(ExportOrder known, ExportOrder asked) {
        if (!Objects.equals(known.site(), asked.site()) || !Objects.equals(known.subject(), asked.subject())) {
            throw new Refusal(
                    new Problem(HttpStatus.CONFLICT, "KEY_REUSED", "this key was used for another export", KEY, null));
        }
    }

    private static Map<String, String> filter(@Nullable String body) {
        Map<String, String> filter = new LinkedHashMap<>();
        if (body == null || body.isBlank()) {
            return filter;
        }
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new Refusal(Problem.malformed("body", "not JSON"));
        }
        if (!json.isObject()) {
            throw new Refusal(Problem.malformed("body", "an object with site and subject, or neither"));
        }
        json.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (!FILTERS.contains(member.getKey())) {
                throw new Refusal(Problem.malformed(member.getKey(), "an export is of a site or a subject"));
            }
            if (value.isString() && !value.stringValue().isBlank()) {
                filter.put(member.getKey(), value.stringValue());
            } else if (!value.isNull()) {
                throw new Refusal(Problem.malformed(member.getKey(), "a text, or null"));
            }
        });
        return filter;
    }

    /** One's own. */
    record ExportList(List<ExportView> exports) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ExportList list(@PathVariable String study, HttpServletRequest request) {
        List<ExportView> views = new ArrayList<>();
        for (ExportJob job : jobs.of(person(token(request)), study)) {
            job.askAs(Asker.of(request));
            views.add(view(job));
        }
        return new ExportList(views);
    }

    /** How it stands; a running one goes on with the token of this request. */
    @GetMapping(path = "/{export}", produces = MediaType.APPLICATION_JSON_VALUE)
    ExportView show(@PathVariable String study, @PathVariable String export, HttpServletRequest request) {
        ExportJob job = own(study, export, request);
        job.askAs(Asker.of(request));
        return view(job);
    }

    /** Goes on with a paused one, with the token of this request. */
    @PostMapping(path = "/{export}/resume", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ExportView> resume(
            @PathVariable String study, @PathVariable String export, HttpServletRequest request) throws IOException {
        ExportJob job = own(study, export, request);
        jobs.resume(job, Asker.of(request));
        return accepted(job);
    }

    /** Stops it and removes its files. */
    @DeleteMapping("/{export}")
    ResponseEntity<Void> remove(@PathVariable String study, @PathVariable String export, HttpServletRequest request)
            throws IOException {
        jobs.remove(own(study, export, request));
        return ResponseEntity.noContent().build();
    }

    /** The ZIP, whole or in ranges: a download that was cut goes on. Only as long as one may see all that is in it. */
    @GetMapping("/{export}/bundle.zip")
    ResponseEntity<Resource> zip(
            @PathVariable String study,
            @PathVariable String export,
            @RequestHeader(name = "If-Range", required = false) @Nullable String ifRange,
            HttpServletRequest request)
            throws IOException {
        ExportJob job = own(study, export, request);
        String hash = job.state().progress().zipSha256();
        if (job.state().status() != ExportState.Status.DONE || hash == null) {
            throw new Refusal(Problem.of(HttpStatus.CONFLICT, "EXPORT_NOT_DONE", "there is nothing to fetch yet"));
        }
        planner.requireStillAllowed(job.order(), job.state().plan(), Asker.of(request));
        String tag = "\"" + hash + "\"";
        boolean whole = ifRange != null && !ifRange.equals(tag);
        return ResponseEntity.ok()
                .eTag(tag)
                .contentType(MediaType.parseMediaType("application/zip"))
                .contentLength(Files.size(job.folder().zip()))
                .header("Accept-Ranges", "bytes")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + job.order().fileName() + "\"")
                .body(
                        whole
                                ? unranged(job)
                                : new FileSystemResource(job.folder().zip()));
    }

    /** Spring leaves ranges of a stream alone. */
    private static Resource unranged(ExportJob job) throws IOException {
        InputStream zip = Files.newInputStream(job.folder().zip());
        return new InputStreamResource(zip);
    }

    private ResponseEntity<ExportView> accepted(ExportJob job) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/studies/"
                        + HistoryFilter.encode(job.order().study()) + "/exports/"
                        + job.order().export()))
                .body(view(job));
    }

    private ExportView view(ExportJob job) {
        return ExportView.of(job, jobs.keptUntil(job));
    }

    /** Somebody else's is as if it were not there. */
    private ExportJob own(String study, String export, HttpServletRequest request) {
        String person = person(token(request));
        return jobs.find(export)
                .filter(job -> job.order().person().equals(person)
                        && job.order().study().equals(study))
                .orElseThrow(
                        () -> new Refusal(Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_EXPORT", "no export of this id")));
    }

    private Jwt token(HttpServletRequest request) {
        return tokens.decode(String.valueOf(request.getHeader("Authorization")).substring("Bearer ".length()));
    }

    private static String person(Jwt token) {
        return Optional.ofNullable(token.getSubject()).orElse("");
    }
}
