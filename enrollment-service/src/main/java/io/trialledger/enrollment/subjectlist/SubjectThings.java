package io.trialledger.enrollment.subjectlist;

import io.trialledger.enrollment.subjectlist.SubjectView.ConsentView;
import io.trialledger.enrollment.subjectlist.SubjectView.DiscontinuationView;
import io.trialledger.enrollment.subjectlist.SubjectView.EligibilityView;
import io.trialledger.enrollment.subjectlist.SubjectView.WithdrawalView;
import io.trialledger.starter.Rows;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Subjects, to be compared at two moments: as they are shown, so never the arm and never who they are. */
@Component
class SubjectThings implements Things {

    private final Rows rows;
    private final Seals seals;

    SubjectThings(SubjectListProjection subjects, Seals seals) {
        this.rows = subjects.rows();
        this.seals = seals;
    }

    @Override
    public String name() {
        return "SUBJECT";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindSubjects.class;
    }

    @Override
    public String siteOf(Document row) {
        return row.getString("site");
    }

    @Override
    public Map<String, String> key(Document row) {
        return Map.of();
    }

    @Override
    public Map<String, String> fields(Document row) {
        SubjectView subject = SubjectRow.view(row, seals, Sites.none());
        Texts texts = new Texts().put("status", subject.status()).put("screenedOn", subject.screenedOn());
        for (ConsentView consent : subject.consents()) {
            texts.put("consent." + consent.version(), consent.consentedOn());
            WithdrawalView withdrawal = consent.withdrawal();
            if (withdrawal != null) {
                texts.put("withdrawal." + consent.version(), withdrawal.withdrawnOn() + " " + withdrawal.scope())
                        .put("withdrawal." + consent.version() + ".reason", withdrawal.reason());
            }
        }
        EligibilityView eligibility = subject.eligibility();
        if (eligibility != null) {
            texts.put("eligible", eligibility.eligible())
                    .put("attestedOn", eligibility.attestedOn())
                    .put("failedCriteria", eligibility.failedCriteria())
                    .put("failureReason", eligibility.failureReason())
                    .put("eligibilityNote", eligibility.note());
        }
        texts.put("enrolledOn", subject.enrolledOn()).put("randomizedOn", subject.randomizedOn());
        for (DiscontinuationView end : subject.discontinuations()) {
            texts.put("discontinuation." + end.scope(), end.discontinuedOn() + " " + end.reasonCode())
                    .put("discontinuation." + end.scope() + ".reason", end.reason())
                    .put("discontinuation." + end.scope() + ".reportedBy", end.reportedBy());
        }
        return texts.put("deathReportedOn", subject.deathReportedOn()).map();
    }
}
