package io.trialledger.gateway;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Why an export is paused, in words for who asked for it. */
final class ExportFailure {

    private ExportFailure() {}

    static ExportState.Reason reason(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return ofProblem(
                    refusal.problem().status().value(),
                    refusal.problem().rule(),
                    refusal.problem().detail());
        }
        if (failure instanceof UpstreamRefusal refusal) {
            return ofProblem(refusal.status(), refusal.rule(), refusal.detail());
        }
        if (!(failure instanceof IOException)) {
            return new ExportState.Reason(
                    "INTERNAL",
                    "unexpected failure in the gateway: " + failure.getClass().getSimpleName());
        }
        return new ExportState.Reason(
                "CANNOT_WRITE",
                "the gateway can't go on with the files: " + failure.getClass().getSimpleName());
    }

    private static ExportState.Reason ofProblem(int status, String rule, String detail) {
        return status == HttpStatus.UNAUTHORIZED.value()
                ? new ExportState.Reason(
                        "TOKEN_EXPIRED", "the login it ran with has ended: let it go on with a new one")
                : new ExportState.Reason(rule, detail);
    }

    /** True if it may be gone in a moment. */
    static boolean isPassing(RuntimeException failure) {
        int status = failure instanceof Refusal refusal
                ? refusal.problem().status().value()
                : failure instanceof UpstreamRefusal upstream ? upstream.status() : 0;
        return status == HttpStatus.SERVICE_UNAVAILABLE.value() || status == HttpStatus.GATEWAY_TIMEOUT.value();
    }
}
