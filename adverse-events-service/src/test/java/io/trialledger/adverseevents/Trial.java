package io.trialledger.adverseevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialledger.enrollment.v1.ConsentGiven;
import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.enrollment.v1.TeamMemberAuthorized;
import io.trialledger.enrollment.v1.TeamMemberRevoked;
import io.trialledger.starter.testing.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Study LZZT with sites 701 to 704, its team, and the service; enrollment is scripted. A test registers subjects of its own. */
final class Trial implements AutoCloseable {

    static final String STUDY = "/studies/LZZT";

    private final TestTokens tokens = new TestTokens();
    private final ScriptedEnrollment enrollment = new ScriptedEnrollment();
    private final RunningService service;
    private final AtomicInteger subjects = new AtomicInteger(1000);
    private volatile String known;

    Trial() throws IOException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
        service = RunningService.start(tokens, enrollment);
        grant("g1", "site-701", "SITE_SYSTEM", "701");
        grant("g2", "site-702", "SITE_SYSTEM", "702");
        grant("g3", "sam", "SAFETY_OFFICER", "");
        grant("g4", "ina", "INVESTIGATOR", "701");
        grant("g5", "gone", "SITE_SYSTEM", "701");
        grant("g6", "dana", "DATA_MANAGER", "");
        grant("g7", "ida", "INVESTIGATOR", "702");
        grant("g8", "site-703", "SITE_SYSTEM", "703");
        grant("g9", "site-704", "SITE_SYSTEM", "704");
        known = enrollment.publish(TeamMemberRevoked.newBuilder()
                .setStudyId("LZZT")
                .setGrantId("g5")
                .setUserId("gone")
                .build());
        await().untilAsserted(() ->
                assertThat(get("/adverse-events", "sam").statusCode()).isEqualTo(200));
    }

    private void grant(String id, String user, String role, String site) {
        enrollment.publish(TeamMemberAuthorized.newBuilder()
                .setStudyId("LZZT")
                .setGrantId(id)
                .setUserId(user)
                .setRole(role)
                .setSiteId(site)
                .setFrom("2012-01-01")
                .build());
    }

    /** A new subject of site 701, consented on 2012-06-01. */
    String subject() {
        return subjectAt("701");
    }

    String subjectAt(String site) {
        String subject = registeredAt(site);
        consent(subject);
        return subject;
    }

    /** A new subject of a site, of whose consent nothing was told. */
    String registeredAt(String site) {
        String subject = String.valueOf(subjects.incrementAndGet());
        known = enrollment.publish(SubjectRegistered.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setSiteId(site)
                .build());
        return subject;
    }

    void consent(String subject) {
        known = enrollment.publish(ConsentGiven.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setConsentVersion("1")
                .setConsentedOn("2012-06-01")
                .build());
    }

    /** Enrollment is there again, and the service hears it. */
    void enrollmentIsBack() {
        enrollment.startAgain();
        subject();
        await().untilAsserted(() -> assertThat(
                        get("/adverse-events", "sam", "X-Log-Position", known).statusCode())
                .isEqualTo(200));
    }

    /** What enrollment has told last, as a client would send it. */
    String known() {
        return known;
    }

    ScriptedEnrollment enrollment() {
        return enrollment;
    }

    RunningService service() {
        return service;
    }

    TestTokens tokens() {
        return tokens;
    }

    /** A report by the system of site 701. */
    HttpResponse<String> put(String subject, String event, String body) {
        return putBy("site-701", subject, event, body);
    }

    /** A report by the system of a site. */
    HttpResponse<String> putBy(String system, String subject, String event, String body) {
        return service.put(path(subject, event), tokens.machine(system), body, "X-Log-Position", known);
    }

    /** A follow-up by the system of site 701. */
    HttpResponse<String> followUp(String subject, String event, String body, String... headers) {
        return service.post(path(subject, event) + "/follow-ups", tokens.machine("site-701"), body, headers);
    }

    HttpResponse<String> read(String subject, String event) {
        return service.get(path(subject, event), tokens.person("sam"));
    }

    /** Reads what an earlier call wrote. */
    HttpResponse<String> read(String subject, String event, HttpResponse<String> after) {
        return service.get(
                path(subject, event), tokens.person("sam"), "X-Log-Position", RunningService.position(after));
    }

    HttpResponse<String> get(String path, String person, String... headers) {
        return service.get(STUDY + path, tokens.person(person), headers);
    }

    HttpResponse<String> getAfter(HttpResponse<String> written, String path, String person) {
        return get(path, person, "X-Log-Position", RunningService.position(written));
    }

    HttpResponse<String> post(String path, String person, String body, String... headers) {
        return service.post(STUDY + path, tokens.person(person), body, headers);
    }

    static String path(String subject, String event) {
        return STUDY + "/subjects/" + subject + "/adverse-events/" + event;
    }

    static String now() {
        return OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(10).toString();
    }

    static String fatal() {
        return """
                {"term":"CARDIAC ARREST","onset":"2013-02-03","end":"2013-02-03","severity":"SEVERE","serious":false,
                 "criteria":["DEATH"],"causality":"NONE","outcome":"FATAL","reportedOn":"2013-02-04"}""";
    }

    /** A mild rash. */
    static String rash() {
        return rash("false", "", "");
    }

    static String rash(String serious, String criterion, String awareAt) {
        return """
                {"term":"RASH","onset":"2013-02-01","severity":"MILD","serious":%s,"criteria":[%s],"causality":"POSSIBLE",
                 "outcome":"NOT_RECOVERED","awareAt":%s}""".formatted(
                        serious,
                        criterion.isEmpty() ? "" : "\"" + criterion + "\"",
                        awareAt.isEmpty() ? "null" : "\"" + awareAt + "\"");
    }

    @Override
    public void close() {
        service.close();
        enrollment.close();
        tokens.close();
    }
}
