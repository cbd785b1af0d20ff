package io.trialledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** No test may leave an event in any log. */
final class HeadsUnchanged implements BeforeEachCallback, AfterEachCallback {

    private Map<String, Long> before = Map.of();

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        before = now();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        assertThat(now()).isEqualTo(before);
    }

    /** From here on; what was stored before belongs to the test's preparation. */
    Map<String, Long> fromHere() throws Exception {
        before = now();
        return before;
    }

    private static Map<String, Long> now() throws Exception {
        return Demo.heads(Demo.loaded().as("auditor"));
    }
}
