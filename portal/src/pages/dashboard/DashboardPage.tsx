import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Problem } from '@/api/Problem';
import { useEnrollmentSummary, useSafetySummary, useVisitSummary } from '@/api/queries';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { mayOpen } from '@/frame/roles';
import { useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { SelectFilter } from '@/pages/filters/SelectFilter';
import { useSiteChoices } from '@/pages/filters/useSiteChoices';
import { Column, Columns } from '@/pieces/Columns';
import { ErrorState, Loading } from '@/pieces/states';
import { EnrollmentFunnel, EnrollmentOverTime } from './EnrollmentCharts';
import { KeyFigures } from './KeyFigures';
import { RunningClocks } from './RunningClocks';
import { EventsOverTime } from './SafetyCharts';
import { SiteTable } from './SiteTable';
import { OutOfWindow, QueryAges, VisitProgress } from './VisitCharts';

export function Component() {
  const { study, item, grants, ownSite } = useStudy();
  const [site, showSite] = useShown('site', { replace: true });
  const part = site !== null || ownSite !== null;
  const enrollment = useEnrollmentSummary(study, site);
  const visits = useVisitSummary(study, site);
  return (
    <Page title={item.study} crumb="Dashboard" lead={item.title === item.study ? undefined : item.title} actions={<SiteChoice site={site} onChange={showSite} />}>
      {mayOpen(grants, 'safety') ? (
        <WithSafety study={study} site={site} part={part} enrollment={enrollment} visits={visits} />
      ) : (
        <Overview study={study} site={site} part={part} enrollment={enrollment} visits={visits} safety={null} />
      )}
    </Page>
  );
}

type Answer<T> = UseQueryResult<T, Problem>;
type OverviewProps = {
  study: string;
  site: string | null;
  /** Only some of the study's sites are shown: its plan is no measure for them. */
  part: boolean;
  enrollment: ReturnType<typeof useEnrollmentSummary>;
  visits: ReturnType<typeof useVisitSummary>;
  safety: ReturnType<typeof useSafetySummary> | null;
};

function WithSafety(props: Omit<OverviewProps, 'safety'>) {
  const safety = useSafetySummary(props.study, props.site);
  return <Overview {...props} safety={safety} />;
}

function Overview({ study, site, part, enrollment, visits, safety }: OverviewProps) {
  return (
    <>
      <KeyFigures study={study} enrollment={enrollment} visits={visits} safety={safety} part={part} />
      <Columns>
        <Column>
          <Shown part={enrollment} what="Enrollment" height={300}>
            {(summary) => <EnrollmentOverTime summary={summary} part={part} />}
          </Shown>
        </Column>
        <Column>
          <Shown part={enrollment} what="Enrollment" height={300}>
            {(summary) => <EnrollmentFunnel summary={summary} />}
          </Shown>
        </Column>
      </Columns>
      <SiteTable study={study} enrollment={enrollment} visits={visits.data} safety={safety?.data} />
      <Columns>
        <Column>
          <Shown part={visits} what="Visits" height={320}>
            {(summary) => <VisitProgress study={study} summary={summary} />}
          </Shown>
          <Shown part={visits} what="Queries" height={200}>
            {(summary) => <QueryAges summary={summary} />}
          </Shown>
        </Column>
        <Column>
          <Shown part={visits} what="Windows" height={200}>
            {(summary) => <OutOfWindow study={study} summary={summary} />}
          </Shown>
          {safety && (
            <Shown part={safety} what="Safety" height={200}>
              {(summary) => <EventsOverTime summary={summary} />}
            </Shown>
          )}
        </Column>
      </Columns>
      {safety && <RunningClocks study={study} site={site} />}
    </>
  );
}

/** A part of the dashboard by itself: one service that does not answer leaves the others standing. */
function Shown<T>({ part, what, height, children }: { part: Answer<T>; what: string; height: number; children: (data: T) => ReactNode }) {
  if (part.data) return children(part.data);
  return (
    <Card>
      {part.error ? (
        <ErrorState error={part.error} what={`${what} could not be read`} onRetry={() => void part.refetch()} />
      ) : (
        <Loading height={height} label={`Loading ${what.toLowerCase()}`} />
      )}
    </Card>
  );
}

function SiteChoice({ site, onChange }: { site: string | null; onChange: (site: string | null) => void }) {
  const sites = useSiteChoices();
  if (sites.length < 2) return null;
  return <SelectFilter label="Site" all="All sites" value={site} choices={sites} onChange={onChange} width={220} />;
}
