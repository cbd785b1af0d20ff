package io.trialledger.visits;

import static io.trialledger.visits.RunningService.json;
import static io.trialledger.visits.RunningService.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Message;
import io.trialledger.enrollment.v1.ConsentGiven;
import io.trialledger.enrollment.v1.Epoch;
import io.trialledger.enrollment.v1.ProtocolVersionReleased;
import io.trialledger.enrollment.v1.ScheduledInstance;
import io.trialledger.enrollment.v1.SiteAdded;
import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.enrollment.v1.TeamMemberAuthorized;
import io.trialledger.enrollment.v1.TeamMemberRevoked;
import io.trialledger.eventstore.EventLog;
import io.trialledger.starter.Positions;
import io.trialledger.starter.testing.TestTokens;
import io.trialledger.visits.schedule.Lzzt;
import io.trialledger.visits.schedule.PlannedVisit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Study LZZT with sites 701 to 703 on one running service, shared by all tests: each takes subjects of its own. */
final class Trial implements AutoCloseable {

    static final String STUDY = "/studies/LZZT";

    private static final String DEFINITIONS = """
        [{"item":"VS.SYSBP","name":"Systolic blood pressure","dataType":"DECIMAL","units":["mmHg"],
          "softRanges":[{"unit":"mmHg","low":70,"high":"200"}]},
         {"item":"LB.BILI","name":"Bilirubin","dataType":"DECIMAL","units":["mg/dL"]},
         {"item":"LB.COLOR","name":"Color","dataType":"CODED","codes":["N"]},
         {"item":"CO.TEXT","name":"Comment","dataType":"TEXT"}]\
        """;

    private final TestTokens tokens = new TestTokens();
    private final ScriptedEnrollment enrollment = new ScriptedEnrollment();
    private final AtomicInteger subjects = new AtomicInteger(1000);
    private final RunningService service;
    private volatile String enrolled = "";
    private volatile String defined = "";

    private Trial() throws IOException {
        service = RunningService.start(tokens, enrollment);
    }

    static Trial start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
        try {
            Trial trial = new Trial();
            trial.setUp();
            return trial;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setUp() {
        tell(protocol());
        for (String site : List.of("701", "702", "703")) {
            tell(SiteAdded.newBuilder()
                    .setStudyId("LZZT")
                    .setSiteId(site)
                    .setTimeZone("America/New_York")
                    .build());
        }
        grant("site-701", "SITE_SYSTEM", "701");
        grant("site-702", "SITE_SYSTEM", "702");
        grant("dora", "DATA_MANAGER", "");
        grant("mona", "MONITOR", "701");
        grant("cora", "COORDINATOR", "701");
        grant("site-703", "SITE_SYSTEM", "703");
        grant("ilse", "INVESTIGATOR", "702");
        grant("gone", "SITE_SYSTEM", "701");
        tell(TeamMemberRevoked.newBuilder()
                .setStudyId("LZZT")
                .setGrantId("grant-of-gone")
                .setUserId("gone")
                .build());
        HttpResponse<String> answer = service.put(
                STUDY + "/item-definitions", tokens.person("dora"), DEFINITIONS, "X-Log-Position", enrolled);
        assertThat(json(answer).path("changed").size()).as(answer.body()).isEqualTo(4);
        defined = position(answer);
    }

    private static ProtocolVersionReleased protocol() {
        ProtocolVersionReleased.Builder protocol =
                ProtocolVersionReleased.newBuilder().setStudyId("LZZT").setVersion("2");
        protocol.addEpochs(Epoch.newBuilder().setId("TREATMENT").setName("Treatment"));
        for (PlannedVisit visit : Lzzt.plan()) {
            protocol.addSchedule(ScheduledInstance.newBuilder()
                    .setKey(visit.visit())
                    .setLabel(visit.label())
                    .setEpochId(visit.epoch())
                    .setAnchorKey(visit.anchor())
                    .setOffset(visit.offset())
                    .setBefore(visit.before())
                    .setWindowLower(Objects.requireNonNullElse(visit.windowLower(), ""))
                    .setWindowUpper(Objects.requireNonNullElse(visit.windowUpper(), ""))
                    .setFixedReference(visit.fixedReference())
                    .addAllActivities(visit.visit().equals("WK2") ? List.of("Vital signs") : List.of()));
        }
        return protocol.build();
    }

    /** Each user has one grant. */
    void grant(String user, String role, String site) {
        tell(TeamMemberAuthorized.newBuilder()
                .setStudyId("LZZT")
                .setGrantId("grant-of-" + user)
                .setUserId(user)
                .setRole(role)
                .setSiteId(site)
                .setFrom(LocalDate.of(2012, 1, 1).toString())
                .build());
    }

    /** A subject nobody else uses, who consented on 26 December 2013 at site 701. */
    String subject() {
        return subject("701");
    }

    String subject(String site) {
        String subject = newNumber();
        tell(registered(subject, site));
        tell(consented(subject, "2013-12-26"));
        return subject;
    }

    String newNumber() {
        return Integer.toString(subjects.incrementAndGet());
    }

    static SubjectRegistered registered(String subject, String site) {
        return SubjectRegistered.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setSiteId(site)
                .build();
    }

    static ConsentGiven consented(String subject, String day) {
        return ConsentGiven.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setConsentVersion("1")
                .setConsentedOn(day)
                .build();
    }

    /** Enrollment tells it, and the service has heard when this returns. */
    void tell(Message event) {
        enrolled = enrollment.publish(event);
        long position = Positions.parse(enrolled).get("enrollment");
        await().until(() -> service.bean(Positions.class).covered("enrollment") >= position);
    }

    HttpResponse<String> put(String subject, String visit, String body, String... headers) {
        return service.put(path(subject, visit), tokens.machine("site-701"), body, withKnown(headers));
    }

    HttpResponse<String> putAs(String person, String path, String body, String... headers) {
        return service.put(STUDY + path, tokens.person(person), body, withKnown(headers));
    }

    HttpResponse<String> postAs(String person, String path, String body, String... headers) {
        return service.post(STUDY + path, tokens.person(person), body, withKnown(headers));
    }

    HttpResponse<String> submit(String client, String body, String... headers) {
        return service.post(STUDY + "/submissions", tokens.machine(client), body, withKnown(headers));
    }

    /** As a client that reads its own write: asks again while the service has not read so far. */
    HttpResponse<String> get(String path, String client, HttpResponse<String> since) {
        return await().until(
                        () -> service.get(STUDY + path, tokens.machine(client), "X-Log-Position", position(since)),
                        answer -> answer.statusCode() != 503);
    }

    static String path(String subject, String visit) {
        return STUDY + "/subjects/" + subject + "/visits/" + visit;
    }

    /** A submission of these items at the first screening visit. */
    static String items(String subject, String items) {
        return "{\"visits\":[{\"subject\":\"" + subject + "\",\"visit\":\"SCREEN1\",\"date\":\"2014-01-01\",\"items\":["
                + items + "]}]}";
    }

    private String[] withKnown(String... headers) {
        List<String> all = new ArrayList<>(List.of("X-Log-Position", enrolled + "," + defined));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }

    long head() {
        return service.bean(EventLog.class).head();
    }

    RunningService service() {
        return service;
    }

    ScriptedEnrollment enrollment() {
        return enrollment;
    }

    TestTokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        service.close();
        enrollment.close();
        tokens.close();
    }
}
