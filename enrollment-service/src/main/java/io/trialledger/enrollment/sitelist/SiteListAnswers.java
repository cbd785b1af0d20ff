package io.trialledger.enrollment.sitelist;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.enrollment.sitelist.SiteList.SiteView;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers from the site list. Which sites take part is no secret within a study: every reader sees all. */
@Component
class SiteListAnswers {

    private static final int MOST_SITES = 10_000;

    private final SiteListProjection sites;

    SiteListAnswers(SiteListProjection sites) {
        this.sites = sites;
    }

    @QueryHandler
    SiteList answer(FindSites q) {
        return new SiteList(
                sites.rows().find(eq("study", q.studyId()), ascending("site"), MOST_SITES, q.asOf()).stream()
                        .map(SiteListAnswers::view)
                        .toList());
    }

    private static SiteView view(Document row) {
        return new SiteView(
                row.getString("site"),
                row.getString("name"),
                row.getString("country"),
                row.getString("timeZone"),
                row.getString("activatedOn"));
    }
}
