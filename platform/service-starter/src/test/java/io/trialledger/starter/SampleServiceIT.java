package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.starter.sample.SampleService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleServiceIT {

    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.start();
        service.open("S1");
        service.grant("S1", "g1", "cora", "COORDINATOR", "701");
        service.grant("S1", "g2", "lims", "SITE_SYSTEM", "701");
        service.grant("S1", "g3", "otto", "COORDINATOR", "702");
        service.grant("S1", "g4", "mona", "MONITOR", null);
        service.put("/api/v1/studies/S1/sites/701/subjects/1015", SampleService.person("cora", ""), null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_note_is_written_and_read_back() {
        HttpResponse<String> written = service.put(
                "/api/v1/studies/S1/subjects/1015/sites/701/notes/n1",
                SampleService.person("cora", ""),
                "{\"text\":\"hello\",\"on\":\"2026-01-02\"}");
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
    void the_history_has_every_event_with_who_and_why() {
        HttpResponse<String> written = service.put(
                "/api/v1/studies/S1/subjects/1015/sites/701/notes/n2",
                SampleService.person("cora", ""),
                "{\"text\":\"why\",\"on\":\"2026-01-02\",\"reason\":\"because I say so\"}");
        assertThat(written.statusCode()).as(written.body()).isEqualTo(204);
        HttpResponse<String> page =
                service.get("/api/v1/studies/S1/history?actor=cora", SampleService.person("ada", ""));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("sample.SubjectPlaced", "because I say so", "COORDINATOR");
        HttpResponse<String> bundle = service.get("/api/v1/studies/S1/history/bundle", SampleService.person("ada", ""));
        assertThat(bundle.statusCode()).as(bundle.body()).isEqualTo(200);
        assertThat(bundle.body()).contains("trialledger.local/sample");
        HttpResponse<String> health = service.get("/actuator/health", null);
        assertThat(health.body()).contains("UP");
        HttpResponse<String> metrics = service.get("/actuator/prometheus", null);
        assertThat(metrics.body()).contains("trialledger_log_head");
    }
}
