import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useVisitSummary, useSafetySummary } from '@/api/queries';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { mayOpen } from '@/frame/roles';
import { useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { Segments } from '@/pages/filters/Segments';
import { DataQueryList } from './DataQueryList';
import { EventQueryList } from './EventQueryList';
import styles from './Queries.module.css';
import { countOf, firstView, turnOf, viewNames, type View } from './views';

const isView = (text: string | null): text is View => text === 'mine' || text === 'others' || text === 'closed' || text === 'all';

/** The work list of queries: those waiting for the reader first. */
export function Component() {
  const { study, grants, ownSite } = useStudy();
  const [kind, showKind] = useShown('kind', { replace: true });
  const [wanted, showView] = useShown('show', { replace: true });
  const turn = turnOf(grants);
  const view = isView(wanted) ? wanted : firstView(turn);
  const visits = useVisitSummary(study, ownSite);
  const safe = mayOpen(grants, 'safety');
  const safety = useSafetySummary(study, ownSite, { enabled: safe });
  const counts = visits.data?.queries;
  const [params] = useSearchParams();
  const filtered = ['site', 'visit', 'subject', 'rule'].some((name) => params.has(name));
  // A number beside a list is read as its length: none is better than another one.
  const data = counts && !filtered ? ` (${countOf(view, turn, counts)})` : '';
  // The summary does not tell asked from answered there.
  const events = safety.data && !filtered ? ` (${safety.data.queries.open} not closed)` : '';
  const lead =
    counts &&
    `${counts.open} ${counts.open === 1 ? 'question is' : 'questions are'} open with the sites, ${counts.answered} ${counts.answered === 1 ? 'answer waits' : 'answers wait'} to be judged`;
  const tab = kind === 'events' && safe ? 'events' : 'data';
  return (
    <Page title="Queries" lead={lead}>
      <Card flush>
        <div className={styles['head']}>
          <Tabs value={tab} onChange={(next) => showKind(next === 'events' ? next : null)} keepMounted={false} className={styles['tabs']}>
            <Tabs.List aria-label="What is asked about">
              <Tabs.Tab value="data">Visit data{data}</Tabs.Tab>
              {safe && <Tabs.Tab value="events">Adverse events{events}</Tabs.Tab>}
            </Tabs.List>
          </Tabs>
          <Segments label="Whose turn" choices={viewNames(turn)} value={view} onChange={(next) => showView(next === firstView(turn) ? null : next)} />
        </div>
        {tab === 'data' ? <DataQueryList view={view} turn={turn} /> : <EventQueryList view={view} turn={turn} />}
      </Card>
    </Page>
  );
}
