package io.trialledger.visits.subjectmatrix;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Index;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the matrix's rows. */
@Component
class SubjectMatrix {

    private static final int PAGE = 1_000;

    private final Rows rows;

    SubjectMatrix(RowsFactory rows) {
        this.rows = rows(rows);
    }

    static Rows rows(RowsFactory rows) {
        return rows.named("subject_matrix", Index.of("study", "subject"), Index.of("study", "site", "subject"));
    }

    /** By subject; those of which nothing is known here yet are left out. */
    Map<String, Line> of(String study, Collection<String> subjects, AsOf asOf) {
        Map<String, Line> found = new HashMap<>();
        Bson these = and(eq("study", study), in("subject", subjects));
        rows.find(these, ascending("subject"), subjects.size(), asOf)
                .forEach(row -> found.put(row.getString("subject"), Line.of(row)));
        return found;
    }

    /**
     * Every subject in turn.
     *
     * @param sites null for all
     */
    void each(String study, @Nullable Set<String> sites, AsOf asOf, Consumer<Line> take) {
        Bson all = sites == null ? eq("study", study) : and(eq("study", study), in("site", sites));
        List<Document> read = rows.find(all, ascending("subject"), PAGE, asOf);
        while (!read.isEmpty()) {
            read.forEach(row -> take.accept(Line.of(row)));
            String last = read.get(read.size() - 1).getString("subject");
            read = read.size() < PAGE
                    ? List.of()
                    : rows.find(and(all, gt("subject", last)), ascending("subject"), PAGE, asOf);
        }
    }

    /**
     * One subject's visits.
     *
     * @param text of the cells
     */
    record Line(String subject, String site, ZoneId timeZone, String text) {

        private static Line of(Document row) {
            return new Line(
                    row.getString("subject"),
                    row.getString("site"),
                    ZoneId.of(row.getString("timeZone")),
                    row.getString("cells"));
        }

        Cells cells() {
            return Cells.read(text);
        }

        /** The day at the subject's site. */
        LocalDate today(Instant now) {
            return LocalDate.ofInstant(now, timeZone);
        }
    }
}
