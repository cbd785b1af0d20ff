package io.trialledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.InsecureChannelCredentials;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.distributed.Member;
import org.axonframework.commandhandling.distributed.commandfilter.CommandNameFilter;
import org.junit.jupiter.api.Test;

class LocalFirstCommandRouterTest {

    private final Member enrollment = LocalFirstCommandRouter.service(
            "enrollment", Channels.open("127.0.0.1:1", InsecureChannelCredentials.create()));
    private final LocalFirstCommandRouter router =
            new LocalFirstCommandRouter("adverse-events", Map.of(DiscontinueSubject.class, enrollment));

    record Ours() {}

    @Test
    void sends_a_configured_message_of_proto_away() {
        assertThat(destinationOf(DiscontinueSubject.getDefaultInstance())).isSameAs(enrollment);
    }

    @Test
    void keeps_what_a_handler_here_takes() {
        router.updateMembership(100, new CommandNameFilter(DiscontinueSubject.class.getName()));

        assertThat(destinationOf(DiscontinueSubject.getDefaultInstance()).local())
                .isTrue();
    }

    @Test
    void keeps_everything_else_even_if_nobody_takes_it() {
        assertThat(destinationOf(new Ours()).local()).isTrue();
    }

    private Member destinationOf(Object command) {
        return router.findDestination(GenericCommandMessage.asCommandMessage(command))
                .orElseThrow();
    }
}
