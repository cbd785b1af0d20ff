package io.trialledger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryCursorTest {

    private static final List<Service> SERVICES =
            List.of(new Service("enrollment", URI.create("http://a")), new Service("visits", URI.create("http://b")));

    private final HistoryFilter filter = new HistoryFilter("LZZT", new TreeMap<>(Map.of("subject", "1")));

    @Test
    void reads_back_what_it_wrote() {
        HistoryCursor cursor = cursor(12, Long.MAX_VALUE);

        assertThat(HistoryCursor.read(cursor.text(filter), filter, SERVICES)).isEqualTo(cursor);
    }

    @Test
    void starts_before_the_first_event() {
        assertThat(HistoryCursor.read(null, filter, SERVICES)).isEqualTo(cursor(-1, -1));
        assertThat(HistoryCursor.read("", filter, SERVICES)).isEqualTo(cursor(-1, -1));
    }

    @Test
    void refuses_every_cut_or_lengthened_text() {
        String text = cursor(12, 40).text(filter);
        for (int length = 1; length < text.length(); length++) {
            refuses(text.substring(0, length));
        }
        refuses(text + "AAAA");
        refuses("B" + text.substring(1));
    }

    @Test
    void refuses_a_negative_position() {
        refuses(cursor(-2, 0).text(filter));
    }

    private void refuses(String text) {
        assertThatExceptionOfType(Refusal.class)
                .as(text)
                .isThrownBy(() -> HistoryCursor.read(text, filter, SERVICES))
                .withMessageContaining("MALFORMED");
    }

    private static HistoryCursor cursor(long enrollment, long visits) {
        Map<String, Long> positions = new LinkedHashMap<>();
        positions.put("enrollment", enrollment);
        positions.put("visits", visits);
        return new HistoryCursor(positions);
    }
}
