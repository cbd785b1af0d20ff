package io.trialledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void free_ports_are_all_different() {
        Ports ports = Ports.free();
        List<Integer> all = new ArrayList<>(List.of(ports.gateway(), ports.identity(), ports.mongo()));
        all.addAll(ports.http());
        all.addAll(ports.grpc());

        assertThat(all).hasSize(9).doesNotHaveDuplicates();
    }
}
