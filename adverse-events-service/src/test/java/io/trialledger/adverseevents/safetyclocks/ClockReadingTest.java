package io.trialledger.adverseevents.safetyclocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.starter.AsOf;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ClockReadingTest {

    private final ClockReading reading =
            new ClockReading(Clock.fixed(Instant.parse("2026-04-01T12:00:00Z"), ZoneOffset.UTC));

    private final Document clock = new Document("study", "S")
            .append("site", "701")
            .append("subject", "1001")
            .append("event", "AE1")
            .append("obligation", "o1")
            .append("clock", "SPONSOR_15_DAYS")
            .append("basis", "RECEIPT")
            .append("version", 1)
            .append("startedAt", "2026-03-01T12:00:00Z")
            .append("reportedAt", "2026-03-01T12:00:00Z")
            .append(
                    "due",
                    List.of(new Document("zone", "UTC")
                            .append("dayZero", "2026-03-01")
                            .append("dueOn", "2026-03-16")))
            .append("severity", "SEVERE");

    @Test
    void a_clock_overdue_now_ran_at_a_moment_before() {
        assertThat(shown(AsOf.present())).isEqualTo("OVERDUE OVERDUE");
        assertThat(shown(past("2026-03-16T23:59:59Z"))).isEqualTo("OPEN DUE_SOON");
        assertThat(shown(past("2026-03-02T00:00:00Z"))).isEqualTo("OPEN RUNNING");
    }

    private static AsOf past(String instant) {
        return new AsOf(Map.of("adverse-events", 5L), Instant.parse(instant));
    }

    private String shown(AsOf asOf) {
        SafetyClockItem item = reading.views(List.of(clock), asOf).get(0);
        return item.status() + " " + item.display();
    }
}
