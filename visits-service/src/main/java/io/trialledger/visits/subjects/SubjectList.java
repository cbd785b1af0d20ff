package io.trialledger.visits.subjects;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Index;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads pages of a study's subjects, for answers that list them. */
@Component
public class SubjectList {

    private final Rows rows;

    SubjectList(RowsFactory rows) {
        this.rows = rows(rows);
    }

    static Rows rows(RowsFactory rows) {
        return rows.of(
                "enrollment",
                "subject_list",
                Index.of("study", "subject"),
                Index.of("study", "site", "subject"),
                Index.of("study", "status", "subject"),
                Index.of("study", "site", "status", "subject"));
    }

    /** Ordered by subject. */
    public List<Entry> page(Which which, @Nullable String after, int limit, AsOf asOf) {
        Bson filter = after == null ? which.filter() : and(which.filter(), gt("subject", after));
        return rows.find(filter, ascending("subject"), limit, asOf).stream()
                .map(row -> new Entry(
                        row.getString("subject"),
                        row.getString("site"),
                        SubjectStatus.valueOf(row.getString("status"))))
                .toList();
    }

    public long total(Which which, AsOf asOf) {
        return rows.count(which.filter(), asOf);
    }

    /** @param site where the subject was registered */
    public record Entry(String subject, String site, SubjectStatus status) {}

    /**
     * Which subjects.
     *
     * @param sites null for all
     * @param statuses empty for all
     * @param startsWith of the subject's number; empty for all
     */
    public record Which(String study, @Nullable Set<String> sites, Set<SubjectStatus> statuses, String startsWith) {

        Bson filter() {
            List<Bson> all = new ArrayList<>();
            all.add(eq("study", study));
            if (sites != null) {
                all.add(in("site", sites));
            }
            if (!statuses.isEmpty()) {
                all.add(in("status", statuses.stream().map(Enum::name).toList()));
            }
            if (!startsWith.isEmpty()) {
                all.add(gte("subject", startsWith));
                all.add(lt("subject", startsWith + Character.MAX_VALUE));
            }
            return and(all);
        }
    }
}
