import { useEffect, useMemo, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAsOf } from '@/api/asOf';
import { moreOf, rowsOf } from '@/api/pages';
import { useStudyDesign, useVisitsDue, useVisitSummary } from '@/api/queries';
import type { DueVisit } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useClear, useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { FilterBar } from '@/pages/filters/FilterBar';
import { Segments } from '@/pages/filters/Segments';
import { SelectFilter } from '@/pages/filters/SelectFilter';
import { useListKeys } from '@/pages/filters/useListKeys';
import { useSiteChoices } from '@/pages/filters/useSiteChoices';
import { DataTable, type Column } from '@/pieces/DataTable';
import { addDays, dayOf, formatDay } from '@/pieces/dates';
import { Empty } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { plannedText } from '@/pages/visit/windowText';
import { dueText } from './dueText';
import styles from './Visits.module.css';

const HORIZONS = ['7', '14', '30'];

const statuses = [
  { value: 'overdue', label: 'Overdue' },
  { value: 'due', label: 'Due' },
  { value: 'planned', label: 'Opens soon' },
];

const columnsOf = (study: string, today: string): Column<DueVisit>[] => [
  { id: 'status', header: 'Status', width: 120, cell: (visit) => <StatusMark kind="visit" status={visit.display} />, hideBelow: 'phone' },
  {
    id: 'subject',
    header: 'Subject',
    width: 120,
    cell: (visit) => <Link to={to.subject(study, visit.subject)}>{visit.subject}</Link>,
    sortBy: (visit) => visit.subject,
  },
  {
    id: 'visit',
    header: 'Visit',
    cell: (visit) => (
      <>
        <Link className={styles['visit']} to={to.visit(study, visit.subject, visit.visit)}>
          {visit.label}
        </Link>
        <span className="onlyPhone">
          <StatusMark kind="visit" status={visit.display} word={dueText(visit, today)} />
        </span>
      </>
    ),
    sortBy: (visit) => visit.label,
  },
  { id: 'site', header: 'Site', width: 80, cell: (visit) => visit.site, sortBy: (visit) => visit.site, hideBelow: 'icons' },
  {
    id: 'window',
    header: 'Window',
    nowrap: true,
    cell: (visit) => (
      <>
        {plannedText(visit) || '–'}
        {visit.provisional && <span className={styles['provisional']}> provisional</span>}
      </>
    ),
    sortBy: (visit) => visit.to,
    hideBelow: 'icons',
  },
  {
    id: 'left',
    header: 'Today',
    width: 150,
    align: 'right',
    cell: (visit) => <span className={visit.display === 'overdue' ? styles['overdue'] : undefined}>{dueText(visit, today)}</span>,
    sortBy: (visit) => visit.to,
    hideBelow: 'phone',
  },
];

const keyOf = (visit: DueVisit) => `${visit.subject}/${visit.visit}`;

/** Visits that are due, overdue or about to open: who is to be seen next. */
export function Component() {
  const { study, ownSite } = useStudy();
  const asOf = useAsOf();
  const navigate = useNavigate();
  const [site, filterSite] = useShown('site', { replace: true });
  const [visit, filterVisit] = useShown('visit', { replace: true });
  const [status, filterStatus] = useShown('status', { replace: true });
  const clear = useClear('site', 'visit', 'status');
  const [asked, setHorizon] = useShown('days', { replace: true });
  const horizon = HORIZONS.includes(asked ?? '') ? Number(asked) : 7;
  const summary = useVisitSummary(study, site ?? ownSite);
  const today = summary.data?.asOfDay ?? dayOf(asOf ? new Date(asOf) : new Date(), 'UTC');
  const list = useVisitsDue(study, { from: today, to: addDays(today, horizon), site, limit: 200 });
  const sites = useSiteChoices();
  const design = useStudyDesign(study);
  const visits = useMemo(() => (design.data?.schedule ?? []).map((one) => ({ value: one.key, label: one.label })), [design.data]);

  const all = rowsOf(list.data, (page) => page.items);
  const rows = all.filter((row) => (!visit || row.visit === visit) && (!status || row.display === status));
  const narrowed = visit !== null || status !== null;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  // The server knows neither of these two filters: all pages are needed to answer them. One that failed is asked for again by the reader.
  useEffect(() => {
    if (narrowed && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [narrowed, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const columns = useMemo(() => columnsOf(study, today), [study, today]);
  const open = (row: DueVisit) => void navigate(to.visit(study, row.subject, row.visit));
  const area = useRef<HTMLDivElement>(null);
  useListKeys({ list: area, rows: rows.map(keyOf), shown: null, show: () => undefined });
  const active = [site, visit, status].filter(Boolean).length;
  const counts = summary.data?.visits;
  return (
    <Page
      title="Visits"
      lead={counts && `${counts.overdue} overdue, ${counts.due} due now, as of ${formatDay(today)}`}
      actions={
        <Segments
          label="How far ahead"
          choices={HORIZONS.map((value) => ({ value, label: `${value} days` }))}
          value={String(horizon)}
          onChange={(next) => setHorizon(next === '7' ? null : next)}
        />
      }
    >
      <Card flush>
        <div ref={area}>
          <FilterBar active={active} onClear={clear}>
            {sites.length > 1 && <SelectFilter label="Site" all="All sites" value={site} choices={sites} onChange={filterSite} />}
            <SelectFilter label="Visit" all="All visits" value={visit} choices={visits} onChange={filterVisit} />
            <SelectFilter label="Status" all="Overdue, due and soon" value={status} choices={statuses} onChange={filterStatus} width={190} />
          </FilterBar>
          <DataTable
            label="Visits due"
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            onOpen={open}
            more={moreOf(list)}
            loading={list.isPending || (narrowed && isFetchingNextPage)}
            error={list.error}
            onRetry={() => void (isFetchNextPageError ? fetchNextPage() : list.refetch())}
            empty={
              active > 0 ? (
                <Empty title="No visit fits these filters">Clear a filter, or look further ahead.</Empty>
              ) : (
                <Empty title={`No visit is due in the next ${horizon} days`}>
                  Visits come here when their window opens. Consent and randomization set the windows; look 30 days ahead to see what comes.
                </Empty>
              )
            }
          />
        </div>
      </Card>
    </Page>
  );
}
