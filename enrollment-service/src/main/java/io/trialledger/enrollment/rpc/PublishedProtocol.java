package io.trialledger.enrollment.rpc;

import io.trialledger.enrollment.study.Protocol;
import io.trialledger.enrollment.study.ProtocolVersionReleased;
import io.trialledger.enrollment.v1.Criterion;
import io.trialledger.enrollment.v1.Epoch;
import io.trialledger.enrollment.v1.ScheduledInstance;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A protocol version in the published language; in protobuf, absent is empty. */
final class PublishedProtocol {

    private PublishedProtocol() {}

    static io.trialledger.enrollment.v1.ProtocolVersionReleased of(ProtocolVersionReleased e) {
        Protocol protocol = e.protocol();
        return io.trialledger.enrollment.v1.ProtocolVersionReleased.newBuilder()
                .setStudyId(e.studyId())
                .setVersion(protocol.version())
                .setTitle(protocol.title())
                .setArms(protocol.arms().size())
                .addAllEpochs(protocol.epochs().stream()
                        .map(epoch -> Epoch.newBuilder()
                                .setId(epoch.id())
                                .setName(epoch.name())
                                .build())
                        .toList())
                .addAllSchedule(protocol.schedule().stream()
                        .map(PublishedProtocol::visit)
                        .toList())
                .addAllCriteria(protocol.criteria().stream()
                        .map(criterion -> Criterion.newBuilder()
                                .setId(criterion.id())
                                .setInclusion(criterion.inclusion())
                                .setText(criterion.text())
                                .build())
                        .toList())
                .build();
    }

    private static ScheduledInstance visit(Protocol.PlannedVisit visit) {
        return ScheduledInstance.newBuilder()
                .setKey(visit.key())
                .setLabel(visit.label())
                .setEpochId(orEmpty(visit.epochId()))
                .setEncounter(orEmpty(visit.encounter()))
                .setAnchorKey(orEmpty(visit.anchorKey()))
                .setOffset(orEmpty(visit.offset()))
                .setBefore(visit.before())
                .setWindowLower(orEmpty(visit.windowLower()))
                .setWindowUpper(orEmpty(visit.windowUpper()))
                .setFixedReference(visit.fixedReference())
                .addAllActivities(visit.activities())
                .build();
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
