import { useRef } from 'react';
import { moreOf, rowsOf } from '@/api/pages';
import { useAdverseEventQueries } from '@/api/queries';
import type { AdverseEventQuery, WaitingFor } from '@/api/types';
import { useClear, useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { FilterBar } from '@/pages/filters/FilterBar';
import { SelectFilter } from '@/pages/filters/SelectFilter';
import { useListKeys } from '@/pages/filters/useListKeys';
import { useSiteChoices } from '@/pages/filters/useSiteChoices';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Empty } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { askedOfEvent } from './asked';
import { KeysHint } from './DataQueryList';
import { EventQueryDrawer } from './EventQueryDrawer';
import styles from './Queries.module.css';
import { stackOf, type View } from './views';

/** RESOLVED (answered by a follow-up) is shown as closed. */
export const shownStatus = (status: string) => (status === 'RESOLVED' ? 'CLOSED' : status);

const columns: Column<AdverseEventQuery>[] = [
  { id: 'status', header: 'Status', width: 120, cell: (query) => <StatusMark kind="query" status={shownStatus(query.status)} />, hideBelow: 'phone' },
  { id: 'subject', header: 'Subject', width: 110, cell: (query) => query.subject, sortBy: (query) => query.subject },
  {
    id: 'asked',
    header: 'Question',
    cell: (query) => (
      <span className={styles['two']}>
        <span className={styles['name']}>Adverse event {query.event}</span>
        <span className={styles['asked']}>{askedOfEvent(query)}</span>
      </span>
    ),
    sortBy: (query) => askedOfEvent(query),
  },
  { id: 'version', header: 'Since version', width: 120, align: 'right', cell: (query) => query.openedInVersion, hideBelow: 'icons' },
  { id: 'age', header: 'Age', width: 80, align: 'right', cell: (query) => (query.age === 0 ? 'today' : `${query.age} d`), sortBy: (query) => query.age },
];

/** Queries on adverse events: contradictions in a record that the site explains or removes by a follow-up. */
export function EventQueryList({ view, turn }: { view: View; turn: WaitingFor | null }) {
  const { study } = useStudy();
  const [shown, show] = useShown('query');
  const [site, filterSite] = useShown('site', { replace: true });
  const [rule, filterRule] = useShown('rule', { replace: true });
  const clear = useClear('site', 'rule');
  const sites = useSiteChoices();
  const { status } = stackOf(view, turn);
  const list = useAdverseEventQueries(study, { status: status ?? null, site, rule, limit: 100 });
  const rows = rowsOf(list.data, (page) => page.items);
  const rules = Object.keys(list.data?.pages[0]?.counts ?? {}).map((one) => ({ value: one, label: askedOfEvent({ rule: one }) }));
  const area = useRef<HTMLDivElement>(null);
  useListKeys({ list: area, rows: rows.map((row) => row.query), shown, show });
  const active = [site, rule].filter(Boolean).length;
  return (
    <div ref={area}>
      <FilterBar active={active} onClear={clear} end={<KeysHint />}>
        {sites.length > 1 && <SelectFilter label="Site" all="All sites" value={site} choices={sites} onChange={filterSite} />}
        <SelectFilter label="Question" all="All questions" value={rule} choices={rules} onChange={filterRule} width={280} />
      </FilterBar>
      <DataTable
        label="Queries on adverse events"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.query}
        selected={shown}
        onOpen={(row) => show(row.query)}
        more={moreOf(list)}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <Empty title={active > 0 ? 'No query fits these filters' : 'No query waits here'}>
            A record that contradicts itself, or the subject’s place in the study, opens a query; a follow-up without the contradiction closes it.
          </Empty>
        }
      />
      {shown && <EventQueryDrawer query={shown} onClose={() => show(null)} />}
    </div>
  );
}
