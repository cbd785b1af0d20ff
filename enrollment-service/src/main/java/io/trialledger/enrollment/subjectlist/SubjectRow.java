package io.trialledger.enrollment.subjectlist;

import io.trialledger.enrollment.subject.DiscontinuationReason;
import io.trialledger.enrollment.subject.DiscontinuationScope;
import io.trialledger.enrollment.subject.Reporter;
import io.trialledger.enrollment.subject.WithdrawalScope;
import io.trialledger.enrollment.subjectlist.SubjectView.ConsentView;
import io.trialledger.enrollment.subjectlist.SubjectView.DiscontinuationView;
import io.trialledger.enrollment.subjectlist.SubjectView.EligibilityView;
import io.trialledger.enrollment.subjectlist.SubjectView.IdentityView;
import io.trialledger.enrollment.subjectlist.SubjectView.WithdrawalView;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One subject as it is stored, and as it is shown. */
final class SubjectRow {

    private SubjectRow() {}

    /** The list in {@code field} with {@code member} in place of the one with the same key, or at its end. */
    static List<Document> with(Document row, String field, String key, Document member) {
        List<Document> members = new ArrayList<>();
        boolean replaced = false;
        for (Document known : row.getList(field, Document.class, List.of())) {
            boolean same = known.getString(key).equals(member.getString(key));
            members.add(same ? member : known);
            replaced |= same;
        }
        if (!replaced) {
            members.add(member);
        }
        return members;
    }

    /** A copy of the member with that key, or a new one. */
    static Document member(Document row, String field, String key, String value) {
        return row.getList(field, Document.class, List.of()).stream()
                .filter(known -> value.equals(known.getString(key)))
                .findFirst()
                .map(Document::new)
                .orElseGet(() -> new Document(key, value));
    }

    /** @param revealing sites at which the reader may learn who a subject is */
    static SubjectView view(Document row, Seals seals, Sites revealing) {
        return new SubjectView(
                row.getString("study"),
                row.getString("subject"),
                row.getString("site"),
                SubjectStatus.valueOf(row.getString("status")),
                row.getList("consents", Document.class, List.of()).stream()
                        .map(consent -> consent(consent, seals))
                        .toList(),
                row.getString("screenedOn"),
                eligibility(row.get("eligibility", Document.class), seals),
                row.getString("enrolledOn"),
                row.getString("randomizedOn"),
                row.getList("discontinuations", Document.class, List.of()).stream()
                        .map(discontinuation -> discontinuation(discontinuation, seals))
                        .toList(),
                row.getString("deathReportedOn"),
                nextStep(row).orElse(null),
                identity(row, revealing));
    }

    private static Optional<NextStep> nextStep(Document row) {
        boolean consented = row.getList("consents", Document.class, List.of()).stream()
                .anyMatch(consent -> consent.getString("withdrawnOn") == null);
        boolean treated = row.getList("discontinuations", Document.class, List.of()).stream()
                .noneMatch(discontinuation ->
                        DiscontinuationScope.TREATMENT.name().equals(discontinuation.getString("scope")));
        return NextStep.of(SubjectStatus.valueOf(row.getString("status")), consented, treated);
    }

    private static IdentityView identity(Document row, Sites revealing) {
        boolean kept = row.getBoolean("identityKept", false);
        return new IdentityView(
                kept, kept && revealing.contains(row.getString("site")), row.getInteger("disclosures", 0));
    }

    private static ConsentView consent(Document consent, Seals seals) {
        String withdrawnOn = consent.getString("withdrawnOn");
        WithdrawalView withdrawal = withdrawnOn == null
                ? null
                : new WithdrawalView(
                        withdrawnOn,
                        WithdrawalScope.valueOf(consent.getString("withdrawalScope")),
                        text(consent.getString("withdrawalReason"), seals));
        return new ConsentView(consent.getString("version"), consent.getString("consentedOn"), withdrawal);
    }

    private static @Nullable EligibilityView eligibility(@Nullable Document eligibility, Seals seals) {
        if (eligibility == null) {
            return null;
        }
        List<String> failed = eligibility.getList("failedCriteria", String.class, List.of());
        return new EligibilityView(
                eligibility.getString("attestedOn"),
                eligibility.getString("protocolVersion"),
                failed.isEmpty(),
                failed,
                text(eligibility.getString("failureReason"), seals),
                text(eligibility.getString("note"), seals));
    }

    private static DiscontinuationView discontinuation(Document discontinuation, Seals seals) {
        return new DiscontinuationView(
                DiscontinuationScope.valueOf(discontinuation.getString("scope")),
                discontinuation.getString("discontinuedOn"),
                DiscontinuationReason.valueOf(discontinuation.getString("reasonCode")),
                text(discontinuation.getString("reason"), seals),
                Reporter.valueOf(discontinuation.getString("reportedBy")));
    }

    private static @Nullable String text(@Nullable String encoded, Seals seals) {
        return encoded == null ? null : seals.reveal(Sealed.decode(encoded)).orElse(null);
    }
}
