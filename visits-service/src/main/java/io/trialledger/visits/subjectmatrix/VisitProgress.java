package io.trialledger.visits.subjectmatrix;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Index;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** What has been answered and asked at each visit. */
@Component
public class VisitProgress {

    private static final int MOST_VISITS = 10_000;

    private final Rows rows;

    VisitProgress(RowsFactory rows) {
        this.rows = rows.named("visit_progress", Index.of("study", "subject", "visit"));
    }

    /** By visit; those of which nothing was recorded are left out. */
    public Map<String, Progress> of(String studyId, String subjectId, AsOf asOf) {
        Map<String, Progress> found = new HashMap<>();
        for (Document row :
                rows.find(and(eq("study", studyId), eq("subject", subjectId)), ascending("visit"), MOST_VISITS, asOf)) {
            found.put(row.getString("visit"), progress(row));
        }
        return found;
    }

    /** In an event handler: as the event has left it. */
    Progress of(String studyId, String subjectId, String visit) {
        return rows.present(id(studyId, subjectId, visit))
                .map(VisitProgress::progress)
                .orElse(Progress.NONE);
    }

    Progress change(String studyId, String subjectId, String visit, long position, UnaryOperator<Progress> change) {
        Progress after = change.apply(of(studyId, subjectId, visit));
        rows.put(
                id(studyId, subjectId, visit),
                position,
                new Document("study", studyId)
                        .append("subject", subjectId)
                        .append("visit", visit)
                        .append("version", after.version())
                        .append("answered", List.copyOf(after.answered()))
                        .append("open", List.copyOf(after.openQueries())));
        return after;
    }

    void reset() {
        rows.reset();
    }

    private static String id(String studyId, String subjectId, String visit) {
        return studyId + "/" + subjectId + "/" + visit;
    }

    private static Progress progress(Document row) {
        return new Progress(
                row.getLong("version"),
                new LinkedHashSet<>(row.getList("answered", String.class)),
                new LinkedHashSet<>(row.getList("open", String.class)));
    }

    /**
     * @param version how many events the visit's items and queries have
     * @param answered items with a value, or recorded as not done
     * @param openQueries those that wait for the site
     */
    public record Progress(long version, Set<String> answered, Set<String> openQueries) {

        public static final Progress NONE = new Progress(0, Set.of(), Set.of());

        public Progress {
            answered = Set.copyOf(answered);
            openQueries = Set.copyOf(openQueries);
        }

        Progress at(long version) {
            return new Progress(version, answered, openQueries);
        }

        Progress withAnswer(String item) {
            Set<String> all = new LinkedHashSet<>(answered);
            all.add(item);
            return new Progress(version, all, openQueries);
        }

        Progress withOpen(String query) {
            Set<String> all = new LinkedHashSet<>(openQueries);
            all.add(query);
            return new Progress(version, answered, all);
        }

        Progress withoutOpen(String query) {
            Set<String> all = new LinkedHashSet<>(openQueries);
            all.remove(query);
            return new Progress(version, answered, all);
        }
    }
}
