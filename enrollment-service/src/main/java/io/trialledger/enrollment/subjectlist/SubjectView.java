package io.trialledger.enrollment.subjectlist;

import io.trialledger.enrollment.subject.DiscontinuationReason;
import io.trialledger.enrollment.subject.DiscontinuationScope;
import io.trialledger.enrollment.subject.Reporter;
import io.trialledger.enrollment.subject.WithdrawalScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One subject as its readers see it: never the arm. Dates are ISO; a reason is null if none was given or it was redacted. */
public record SubjectView(
        String study,
        String subject,
        String site,
        SubjectStatus status,
        List<ConsentView> consents,
        @Nullable String screenedOn,
        @Nullable EligibilityView eligibility,
        @Nullable String enrolledOn,
        @Nullable String randomizedOn,
        List<DiscontinuationView> discontinuations,
        @Nullable String deathReportedOn,
        @Nullable NextStep nextStep,
        IdentityView identity) {

    public record ConsentView(
            String version, String consentedOn, @Nullable WithdrawalView withdrawal) {}

    public record WithdrawalView(
            String withdrawnOn,
            WithdrawalScope scope,
            @Nullable String reason) {}

    public record EligibilityView(
            String attestedOn,
            String protocolVersion,
            boolean eligible,
            List<String> failedCriteria,
            @Nullable String failureReason,
            @Nullable String note) {}

    /**
     * That it is kept, never what it says.
     *
     * @param mayReveal whether this reader may ask for it
     */
    public record IdentityView(boolean kept, boolean mayReveal, int disclosures) {}

    public record DiscontinuationView(
            DiscontinuationScope scope,
            String discontinuedOn,
            DiscontinuationReason reasonCode,
            @Nullable String reason,
            Reporter reportedBy) {}
}
