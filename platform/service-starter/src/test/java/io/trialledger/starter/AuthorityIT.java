package io.trialledger.starter;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.trialledger.model.Role;
import io.trialledger.starter.sample.SampleService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class AuthorityIT {

    private static final String NOTE = "{\"text\":\"hello\",\"on\":\"2026-01-02\"}";

    private final Service service = Service.shared();

    @Test
    void a_coordinator_writes_at_her_site_and_a_monitor_reads_it_at_once() {
        HttpResponse<String> written = service.write("n1", SampleService.person("cora", ""), NOTE);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(204);
        HttpResponse<String> read = service.get(
                "/api/v1/studies/S1/notes",
                SampleService.person("mona", ""),
                "X-Log-Position",
                Service.position(written));
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(read.body()).contains("hello");
    }

    @Test
    void nobody_comes_in_without_a_valid_token() {
        assertRefused(service.write("n1", null, NOTE), 401, "NOT_AUTHENTICATED");
        assertRefused(service.write("n1", "nonsense", NOTE), 401, "NOT_AUTHENTICATED");
        assertRefused(service.write("n1", SampleService.tokens().expired("cora"), NOTE), 401, "NOT_AUTHENTICATED");
        assertRefused(service.write("n1", SampleService.tokens().forged("cora"), NOTE), 401, "NOT_AUTHENTICATED");
    }

    @Test
    void a_token_issued_for_somebody_else_is_not_taken() {
        for (List<String> audience : List.of(List.<String>of(), List.of("another"))) {
            String token = SampleService.tokens()
                    .with("cora", claims -> claims.claim("machine", false).audience(audience));
            assertRefused(service.write("n1", token, NOTE), 401, "NOT_AUTHENTICATED");
        }
    }

    @Test
    void another_sites_client_is_refused_and_noted() {
        long head = service.head();
        assertRefused(service.write("n2", SampleService.person("otto", ""), NOTE), 403, "NOT_AUTHORIZED");
        assertThat(service.head()).isEqualTo(head);
        Document noted = service.bean(MongoDatabase.class)
                .getCollection("access_log")
                .find(eq("actor", "otto"))
                .first();
        assertThat(noted).containsEntry("what", "WriteNote").containsEntry("site", "701");
    }

    @Test
    void a_refused_question_is_noted() {
        assertRefused(
                service.get("/api/v1/studies/S1/notes", SampleService.person("quinn", "")), 403, "NOT_AUTHORIZED");
        assertThat(noted("quinn")).containsEntry("what", "FindNotes").containsEntry("study", "S1");
    }

    @Test
    void what_a_service_itself_refuses_is_noted() {
        Caller walt = new Caller("walt", "Walt", "Clinic", true, "api");
        try (Acting.Scope scope = new Acting(walt, Set.of(), null, null, "c", null, null, null).bind()) {
            assertThatThrownBy(() -> service.bean(Authority.class).require(Set.of(Role.MONITOR), "S1", "701"))
                    .isInstanceOf(NotAuthorized.class);
        }
        assertThat(noted("walt")).containsEntry("study", "S1").containsEntry("site", "701");
    }

    private Document noted(String actor) {
        return service.bean(MongoDatabase.class)
                .getCollection("access_log")
                .find(eq("actor", actor))
                .first();
    }

    @Test
    void denied_attempts_are_noted_only_so_often_a_minute() {
        for (int i = 0; i < AccessLog.MOST_A_MINUTE + 15; i++) {
            service.write("n2", SampleService.person("mallory", ""), NOTE);
        }
        assertThat(service.bean(MongoDatabase.class).getCollection("access_log").countDocuments(eq("actor", "mallory")))
                .isBetween(1L, 2L * AccessLog.MOST_A_MINUTE)
                .isLessThan(AccessLog.MOST_A_MINUTE + 15);
    }

    @Test
    void a_role_that_may_not_do_it_is_refused() {
        assertRefused(service.write("n2", SampleService.person("mona", ""), NOTE), 403, "NOT_AUTHORIZED");
    }

    @Test
    void a_machine_does_nothing_that_must_be_done_personally() {
        assertThat(service.write("n3", SampleService.machine("lims"), NOTE).statusCode())
                .isEqualTo(204);
        assertRefused(
                service.put("/api/v1/studies/S1/sites/701/notes/n3/signature", SampleService.machine("lims"), null),
                403,
                "NOT_AUTHORIZED");
        assertThat(service.put(
                                "/api/v1/studies/S1/sites/701/notes/n3/signature",
                                SampleService.person("cora", ""),
                                null)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void who_administers_one_site_changes_nothing_in_the_study_as_a_whole() {
        service.grant("S1", "g-sid", "sid", "STUDY_ADMINISTRATOR", "701");
        String sid = SampleService.person("sid", "");
        long head = service.head();
        String grant = "{\"user\":\"sid\",\"role\":\"STUDY_ADMINISTRATOR\",\"from\":\"2020-01-01\"}";
        assertRefused(service.put("/api/v1/studies/S1/grants/g-sid-all", sid, grant), 403, "NOT_AUTHORIZED");
        assertRefused(service.send("DELETE", "/api/v1/studies/S1/grants/first", sid, null), 403, "NOT_AUTHORIZED");
        assertThat(service.head()).isEqualTo(head);
        assertThat(service.get("/api/v1/studies/S1/notes", sid).statusCode()).isEqualTo(200);
    }

    @Test
    void who_is_not_said_to_be_a_person_is_none() {
        service.write("n8", SampleService.person("cora", ""), NOTE);
        String unsaid = SampleService.tokens().with("cora", claims -> {});
        assertRefused(
                service.put("/api/v1/studies/S1/sites/701/notes/n8/signature", unsaid, null), 403, "NOT_AUTHORIZED");
    }

    @Test
    void a_command_that_says_nothing_about_who_may_send_it_is_open_to_nobody() {
        service.write("n4", SampleService.person("cora", ""), NOTE);
        assertRefused(
                service.put("/api/v1/studies/S1/notes/n4/forgotten", SampleService.person("ada", ""), null),
                403,
                "NOT_AUTHORIZED");
    }

    @Test
    void the_first_authority_needs_the_scope() {
        assertRefused(
                service.put("/api/v1/studies/S9", SampleService.person("ada", "other"), null), 403, "NOT_AUTHORIZED");
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertRefused(service.get("/api/v1/studies/S404/notes", SampleService.person("ada", "")), 404, "UNKNOWN_STUDY");
        assertRefused(
                service.put(
                        "/api/v1/studies/S1/subjects/9999/sites/701/notes/n1", SampleService.person("cora", ""), NOTE),
                404,
                "UNKNOWN_SUBJECT");
    }

    @Test
    void a_grant_works_at_once_and_ends_with_its_revocation() {
        service.grant("S1", "g-rita", "rita", "COORDINATOR", "701");
        String rita = SampleService.person("rita", "");
        assertThat(service.write("n5", rita, NOTE).statusCode()).isEqualTo(204);
        HttpResponse<String> revoked =
                service.send("DELETE", "/api/v1/studies/S1/grants/g-rita", SampleService.person("ada", ""), null);
        assertRefused(
                service.write("n6", rita, NOTE, "X-Log-Position", Service.position(revoked)), 403, "NOT_AUTHORIZED");
    }

    @Test
    void a_grant_counts_only_within_its_days() {
        service.put(
                "/api/v1/studies/S1/grants/g-past",
                SampleService.person("ada", ""),
                "{\"user\":\"pat\",\"role\":\"COORDINATOR\",\"from\":\"2020-01-01\",\"to\":\"2020-12-31\"}");
        service.put(
                "/api/v1/studies/S1/grants/g-future",
                SampleService.person("ada", ""),
                "{\"user\":\"fay\",\"role\":\"COORDINATOR\",\"from\":\"2999-01-01\"}");
        assertRefused(service.write("n7", SampleService.person("pat", ""), NOTE), 403, "NOT_AUTHORIZED");
        assertRefused(service.write("n7", SampleService.person("fay", ""), NOTE), 403, "NOT_AUTHORIZED");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String rule) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Service.json(answer).get("rule").stringValue()).isEqualTo(rule);
        assertThat(Service.json(answer).get("correlationId").stringValue()).isNotEmpty();
    }
}
