package io.trialledger.enrollment.studylist;

import io.trialledger.starter.Rows;
import io.trialledger.starter.Sites;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the protocol in force says in short, to be compared at two moments. */
@Component
class StudyThings implements Things {

    private final Rows rows;

    StudyThings(StudyListProjection studies) {
        this.rows = studies.rows();
    }

    @Override
    public String name() {
        return "STUDY";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindStudy.class;
    }

    @Override
    public boolean ofSubjects() {
        return false;
    }

    @Override
    public @Nullable String siteOf(Document row) {
        return null;
    }

    /** Everybody in a study reads it. */
    @Override
    public boolean isVisible(Document row, Sites sites) {
        return !sites.isEmpty();
    }

    @Override
    public Map<String, String> key(Document row) {
        return Map.of();
    }

    @Override
    public Map<String, String> fields(Document row) {
        return new Texts()
                .put("version", row.getString("version"))
                .put("title", row.getString("title"))
                .put("acronym", row.getString("acronym"))
                .put("plannedSubjects", row.getInteger("plannedSubjects"))
                .map();
    }
}
