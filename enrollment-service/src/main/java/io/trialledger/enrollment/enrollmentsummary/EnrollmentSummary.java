package io.trialledger.enrollment.enrollmentsummary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How enrollment goes at the sites in question. The plan is the whole study's: it is left out where only some sites are seen.
 *
 * @param plannedSubjects of the whole study, as the protocol says
 * @param asOfDay ISO day, UTC
 * @param overTime every month from the first activation on; empty before
 * @param expectedToday by the plan, rounded down; null without one
 */
public record EnrollmentSummary(
        @Nullable Integer plannedSubjects,
        String asOfDay,
        Funnel funnel,
        List<SiteCounts> bySite,
        List<Month> overTime,
        List<Planned> plan,
        @Nullable Integer expectedToday) {

    /** How many subjects ever reached each step. */
    public record Funnel(
            int registered,
            int consented,
            int screened,
            int eligible,
            int screeningFailed,
            int enrolled,
            int randomized,
            int discontinued,
            int completed) {

        static Funnel of(Counts counts) {
            return new Funnel(
                    counts.of(Step.REGISTERED),
                    counts.of(Step.CONSENTED),
                    counts.of(Step.SCREENED),
                    counts.of(Step.ELIGIBLE),
                    counts.of(Step.SCREENING_FAILED),
                    counts.of(Step.ENROLLED),
                    counts.of(Step.RANDOMIZED),
                    counts.of(Step.DISCONTINUED),
                    counts.of(Step.COMPLETED));
        }
    }

    /** @param activatedOn ISO day; null until then */
    public record SiteCounts(
            String site,
            @Nullable String activatedOn,
            int registered,
            int consented,
            int screened,
            int screeningFailed,
            int enrolled,
            int randomized,
            int discontinued,
            int completed) {

        static SiteCounts of(String site, @Nullable String activatedOn, Counts counts) {
            return new SiteCounts(
                    site,
                    activatedOn,
                    counts.of(Step.REGISTERED),
                    counts.of(Step.CONSENTED),
                    counts.of(Step.SCREENED),
                    counts.of(Step.SCREENING_FAILED),
                    counts.of(Step.ENROLLED),
                    counts.of(Step.RANDOMIZED),
                    counts.of(Step.DISCONTINUED),
                    counts.of(Step.COMPLETED));
        }
    }

    /**
     * @param month for example {@code 2026-03}
     * @param enrolled in this month, by the day of enrollment
     * @param cumulative up to its end
     * @param planned by its last day, in the present month by today; null without a plan
     */
    public record Month(
            String month,
            int enrolled,
            int cumulative,
            @Nullable Integer planned) {}

    public record Planned(String on, int planned) {}
}
