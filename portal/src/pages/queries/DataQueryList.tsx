import { useMemo, useRef } from 'react';
import { moreOf, rowsOf } from '@/api/pages';
import { useDataQueries, useStudyDesign } from '@/api/queries';
import type { DataQuery, WaitingFor } from '@/api/types';
import { useClear, useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { FilterBar } from '@/pages/filters/FilterBar';
import { SelectFilter } from '@/pages/filters/SelectFilter';
import { TextFilter } from '@/pages/filters/TextFilter';
import { useListKeys } from '@/pages/filters/useListKeys';
import { useSiteChoices } from '@/pages/filters/useSiteChoices';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Empty } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { askedOfItem } from './asked';
import { QueryDrawer } from './QueryDrawer';
import styles from './Queries.module.css';
import { stackOf, type View } from './views';

const columns: Column<DataQuery>[] = [
  { id: 'status', header: 'Status', width: 120, cell: (query) => <StatusMark kind="query" status={query.status} />, hideBelow: 'phone' },
  { id: 'subject', header: 'Subject', width: 110, cell: (query) => query.subject, sortBy: (query) => query.subject },
  {
    id: 'item',
    header: 'Question',
    cell: (query) => (
      <span className={styles['two']}>
        <span className={styles['name']}>
          {query.itemName}, {query.visitLabel}
        </span>
        <span className={styles['asked']}>{askedOfItem(query)}</span>
      </span>
    ),
    sortBy: (query) => query.itemName,
  },
  { id: 'by', header: 'Opened by', width: 170, cell: (query) => query.openedBy, sortBy: (query) => query.openedBy, hideBelow: 'icons' },
  {
    id: 'age',
    header: 'Age',
    width: 80,
    align: 'right',
    cell: (query) => <span className={query.age > 14 && query.status !== 'CLOSED' ? styles['old'] : undefined}>{query.age === 0 ? 'today' : `${query.age} d`}</span>,
    sortBy: (query) => query.age,
  },
];

const nothing = (view: View, turn: WaitingFor | null, filtered: boolean) => {
  if (filtered) return <Empty title="No query fits these filters">Clear a filter to see more.</Empty>;
  if (view === 'mine' && turn === 'SITE') return <Empty title="Nothing to answer">Checks and monitors open queries on values; they come here.</Empty>;
  if (view === 'mine') return <Empty title="Nothing to judge">When a site answers a query, the answer comes here to be closed or asked again.</Empty>;
  if (view === 'closed') return <Empty title="No query was closed yet">Closed queries stay here with their whole thread.</Empty>;
  return <Empty title="No query waits">Checks and monitors open queries on values.</Empty>;
};

/** Queries on values of visits. */
export function DataQueryList({ view, turn }: { view: View; turn: WaitingFor | null }) {
  const { study } = useStudy();
  const [shown, show] = useShown('query');
  const [site, filterSite] = useShown('site', { replace: true });
  const [visit, filterVisit] = useShown('visit', { replace: true });
  const [subject, filterSubject] = useShown('subject', { replace: true });
  const clear = useClear('site', 'visit', 'subject');
  const sites = useSiteChoices();
  const design = useStudyDesign(study);
  const visits = useMemo(() => (design.data?.schedule ?? []).map((one) => ({ value: one.key, label: one.label })), [design.data]);
  const list = useDataQueries(study, { ...stackOf(view, turn), site, visit, subject, limit: 100 });
  const rows = rowsOf(list.data, (page) => page.queries);
  const area = useRef<HTMLDivElement>(null);
  useListKeys({ list: area, rows: rows.map((row) => row.query), shown, show });
  const active = [site, visit, subject].filter(Boolean).length;
  return (
    <div ref={area}>
      <FilterBar active={active} onClear={clear} end={<KeysHint />}>
        {sites.length > 1 && <SelectFilter label="Site" all="All sites" value={site} choices={sites} onChange={filterSite} />}
        <SelectFilter label="Visit" all="All visits" value={visit} choices={visits} onChange={filterVisit} />
        <TextFilter label="Subject" value={subject} onChange={filterSubject} />
      </FilterBar>
      <DataTable
        label="Queries on visit data"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.query}
        selected={shown}
        onOpen={(row) => show(row.query)}
        more={moreOf(list)}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={nothing(view, turn, active > 0)}
      />
      {shown && <QueryDrawer query={shown} onClose={() => show(null)} />}
    </div>
  );
}

export const KeysHint = () => (
  <span className={styles['hint']}>
    <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>Enter</kbd> open
  </span>
);
