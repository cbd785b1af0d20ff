package io.trialledger.enrollment.subjectlist;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static io.trialledger.starter.StarterRule.UNKNOWN_SUBJECT;

import io.trialledger.enrollment.subject.DiscloseIdentity;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Caller;
import io.trialledger.starter.NotAuthorized;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers from the subject list. */
@Component
class SubjectListAnswers {

    /** Behind every character an id may have. */
    private static final String AFTER_EVERY_ID = "\u007f";

    private final SubjectListProjection subjects;
    private final Authority authority;
    private final Positions positions;
    private final Seals seals;

    SubjectListAnswers(SubjectListProjection subjects, Authority authority, Positions positions, Seals seals) {
        this.subjects = subjects;
        this.authority = authority;
        this.positions = positions;
        this.seals = seals;
    }

    @QueryHandler
    VersionedSubject answer(FindSubject q) {
        return positions
                .findAfterCatchUp(
                        () -> subjects.rows().at(SubjectListProjection.id(q.studyId(), q.subjectId()), q.asOf()))
                .map(row -> new VersionedSubject(
                        SubjectRow.view(row, seals, revealing(q.studyId())), row.getLong("version")))
                .orElseThrow(() -> new RuleViolated(UNKNOWN_SUBJECT, "no subject " + q.subjectId()));
    }

    @QueryHandler
    SubjectPage answer(FindSubjects q) {
        String site = q.siteId();
        Sites readable = positions
                .findAfterCatchUp(() -> Optional.of(authority.sitesOf(q.studyId(), FindSubjects.class))
                        .filter(sites -> site == null || sites.contains(site)))
                .orElseThrow(() -> new NotAuthorized("no role at site " + site));
        Sites revealing = revealing(q.studyId());
        List<SubjectView> found = (site == null && !readable.all()
                        ? readable.ids().stream().flatMap(id -> rows(q, id))
                        : rows(q, site))
                .map(row -> SubjectRow.view(row, seals, revealing))
                .sorted(Comparator.comparing(SubjectView::subject))
                .limit(q.limit() + 1L)
                .toList();
        boolean more = found.size() > q.limit();
        List<SubjectView> page = more ? found.subList(0, q.limit()) : found;
        return new SubjectPage(page, more ? page.get(page.size() - 1).subject() : null);
    }

    /** Where the reader may learn who a subject is, after saying what for. */
    private Sites revealing(String studyId) {
        return Caller.current().person() ? authority.sitesOf(studyId, DiscloseIdentity.class) : Sites.none();
    }

    private Stream<Document> rows(FindSubjects q, @Nullable String site) {
        List<Bson> filters = new ArrayList<>(List.of(eq("study", q.studyId())));
        if (site != null) {
            filters.add(eq("site", site));
        }
        if (q.status() != null) {
            filters.add(eq("status", q.status().name()));
        }
        if (q.startsWith() != null) {
            filters.add(gte("subject", q.startsWith()));
            filters.add(lt("subject", q.startsWith() + AFTER_EVERY_ID));
        }
        if (q.after() != null) {
            filters.add(gt("subject", q.after()));
        }
        return subjects.rows().find(and(filters), ascending("subject"), q.limit() + 1, q.asOf()).stream();
    }
}
