package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.trialledger.commandbus.v1.CommandBusGrpc;
import io.trialledger.commandbus.v1.CommandReply;
import io.trialledger.commandbus.v1.CommandRequest;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.messaging.BearerToken;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What adverse events asks for over gRPC when a subject died. */
class ServiceReportIT {

    private final RunningTrial trial = RunningTrial.begun();
    private final ManagedChannel channel = ManagedChannelBuilder.forAddress(
                    "127.0.0.1", RunningService.one().grpcPort())
            .usePlaintext()
            .build();

    @BeforeEach
    void enrolled() {
        trial.randomized("1001");
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }

    @Test
    void discontinues_the_subject_once_however_often_it_is_reported() {
        String commandId = UUID.randomUUID().toString();

        CommandReply first = report("adverse-events", commandId, "2026-02-03");
        CommandReply repeated = report("adverse-events", commandId, "2026-02-03");
        CommandReply later = report("adverse-events", UUID.randomUUID().toString(), "2026-02-04");

        assertThat(first.hasDone()).as(first.toString()).isTrue();
        assertThat(repeated).isEqualTo(first);
        assertThat(later.hasDone()).isTrue();
        JsonNode subject = subject(first.getDone().getLogPosition());
        assertThat(subject.path("status").asString()).isEqualTo("DISCONTINUED");
        assertThat(subject.path("discontinuations").size()).isEqualTo(1);
        assertThat(subject.path("discontinuations")
                        .path(0)
                        .path("discontinuedOn")
                        .asString())
                .isEqualTo("2026-02-03");
        assertThat(subject.path("discontinuations").path(0).path("reportedBy").asString())
                .isEqualTo("SERVICE");
    }

    @Test
    void keeps_the_death_of_a_subject_that_had_left() {
        trial.ok(
                "carla",
                "/subjects/1001/discontinuation",
                "{\"discontinuedOn\":\"2026-01-20\",\"scope\":\"STUDY\",\"reasonCode\":\"WITHDRAWAL_BY_SUBJECT\"}");

        CommandReply reply = report("adverse-events", UUID.randomUUID().toString(), "2026-02");

        JsonNode subject = subject(reply.getDone().getLogPosition());
        assertThat(subject.path("deathReportedOn").asString()).isEqualTo("2026-02");
        assertThat(subject.path("discontinuations").path(0).path("reasonCode").asString())
                .isEqualTo("WITHDRAWAL_BY_SUBJECT");
    }

    @Test
    void the_sites_own_report_of_that_death_is_taken_after_it() {
        report("adverse-events", UUID.randomUUID().toString(), "2026-02-03");
        String own = "{\"discontinuedOn\":\"2026-02-01\",\"scope\":\"STUDY\",\"reasonCode\":\"DEATH\","
                + "\"reason\":\"found at home\"}";

        String position = trial.ok("carla", "/subjects/1001/discontinuation", own);

        JsonNode subject =
                trial.get("ines", "/subjects/1001", "X-Log-Position", position).json();
        assertThat(subject.path("status").asString()).isEqualTo("DISCONTINUED");
        assertThat(subject.path("discontinuations").toString())
                .isEqualTo("[{\"scope\":\"STUDY\",\"discontinuedOn\":\"2026-02-01\",\"reasonCode\":\"DEATH\","
                        + "\"reason\":\"found at home\",\"reportedBy\":\"SITE\"}]");
        assertThat(subject.path("deathReportedOn").asString()).isEqualTo("2026-02-03");
        assertThat(trial.put("carla", "/subjects/1001/discontinuation", own)
                        .json()
                        .path("recorded")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void takes_it_from_no_other_service() {
        CommandReply reply = report("visits", UUID.randomUUID().toString(), "2026-02-03");

        assertThat(reply.getRefused().getKind()).as(reply.toString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void takes_it_from_nobody_without_a_token() {
        CommandRequest request = CommandRequest.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setPayload(Any.pack(DiscontinueSubject.getDefaultInstance()))
                .build();

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                StatusRuntimeException.class,
                                () -> CommandBusGrpc.newBlockingStub(channel).dispatch(request))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    private CommandReply report(String service, String commandId, String diedOn) {
        DiscontinueSubject message = DiscontinueSubject.newBuilder()
                .setStudyId(trial.study())
                .setSubjectId("1001")
                .setScope("STUDY")
                .setDiscontinuedOn(diedOn)
                .setReasonCode("DEATH")
                .build();
        return CommandBusGrpc.newBlockingStub(channel)
                .withCallCredentials(
                        new BearerToken(() -> trial.service().tokens().machine(service)))
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .dispatch(CommandRequest.newBuilder()
                        .setCommandId(commandId)
                        .setPayload(Any.pack(message))
                        .build());
    }

    private JsonNode subject(long position) {
        return trial.get("ines", "/subjects/1001", "X-Log-Position", "enrollment=" + position)
                .json();
    }
}
