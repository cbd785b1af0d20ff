package io.trialledger.enrollment.sitelist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sites of a study, by id. */
public record SiteList(List<SiteView> sites) {

    /** @param activatedOn ISO date; null until then */
    public record SiteView(
            String site,
            String name,
            String country,
            String timeZone,
            @Nullable String activatedOn) {}
}
