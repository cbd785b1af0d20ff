package io.trialledger.enrollment.rpc;

import io.trialledger.enrollment.subject.DiscontinuationReason;
import io.trialledger.enrollment.subject.DiscontinuationScope;
import io.trialledger.enrollment.subject.ReportDiscontinuation;
import io.trialledger.enrollment.v1.DiscontinueSubject;
import io.trialledger.model.PartialDate;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.RemoteCommand;
import io.trialledger.starter.StarterRule;
import java.util.Set;
import java.util.function.Function;

/** Turns what another service asks for into our command. */
public final class DiscontinueSubjectRpc {

    private static final Set<String> SERVICES = Set.of("adverse-events");

    private DiscontinueSubjectRpc() {}

    public static RemoteCommand<DiscontinueSubject> command() {
        return new RemoteCommand<>(DiscontinueSubject.getDefaultInstance(), DiscontinueSubjectRpc::decoded, SERVICES);
    }

    private static ReportDiscontinuation decoded(DiscontinueSubject message) {
        return new ReportDiscontinuation(
                message.getStudyId(),
                message.getSubjectId(),
                read("scope", message.getScope(), DiscontinuationScope::valueOf),
                read("discontinued_on", message.getDiscontinuedOn(), PartialDate::new),
                read("reason_code", message.getReasonCode(), DiscontinuationReason::valueOf));
    }

    private static <T> T read(String field, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException e) {
            throw new RuleViolated(StarterRule.MALFORMED, field, field + " can't be read");
        }
    }
}
