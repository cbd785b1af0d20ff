import type { EnrollmentSummary, SafetySummary, Site, VisitSummary } from '@/api/types';

/** What the three services know of one site, in one line; null where a service did not say. */
export type SiteRow = {
  site: string;
  name: string;
  activatedOn: string | null;
  screened: number;
  screeningFailed: number;
  randomized: number;
  discontinued: number;
  overdue: number | null;
  inProgress: number | null;
  openQueries: number | null;
  events: number | null;
  serious: number | null;
};

export function siteRows(sites: Site[] = [], enrollment?: EnrollmentSummary, visits?: VisitSummary, safety?: SafetySummary): SiteRow[] {
  return (enrollment?.bySite ?? []).map((site) => {
    const visited = visits?.bySite.find((one) => one.site === site.site);
    const events = safety?.bySite.find((one) => one.site === site.site);
    return {
      site: site.site,
      name: sites.find((one) => one.site === site.site)?.name ?? '',
      activatedOn: site.activatedOn,
      screened: site.screened,
      screeningFailed: site.screeningFailed,
      randomized: site.randomized,
      discontinued: site.discontinued,
      overdue: visited?.overdue ?? (visits ? 0 : null),
      inProgress: visited?.inProgress ?? (visits ? 0 : null),
      openQueries: visited?.openQueries ?? (visits ? 0 : null),
      events: events?.events ?? (safety ? 0 : null),
      serious: events?.serious ?? (safety ? 0 : null),
    };
  });
}
