import { useRef } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { moreOf, rowsOf } from '@/api/pages';
import { useAdverseEvents, useSafetySummary } from '@/api/queries';
import type { AdverseEventItem } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useClear, useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { FilterBar } from '@/pages/filters/FilterBar';
import { Segments } from '@/pages/filters/Segments';
import { SelectFilter } from '@/pages/filters/SelectFilter';
import { TextFilter } from '@/pages/filters/TextFilter';
import { useListKeys } from '@/pages/filters/useListKeys';
import { useSiteChoices } from '@/pages/filters/useSiteChoices';
import { KeysHint } from '@/pages/queries/DataQueryList';
import { ClockChip } from '@/pieces/ClockChip';
import { DataTable, type Column } from '@/pieces/DataTable';
import { Empty } from '@/pieces/states';
import { StatusMark } from '@/pieces/StatusMark';
import { Day } from '@/pieces/Time';
import { useClockSaid } from './clockStarts';
import { ClockStrip, runningClocks } from './ClockStrip';
import { EventDrawer } from './EventDrawer';
import styles from './Safety.module.css';
import { outcomes, seriousWord, summaryText, termText } from './words';

const keyOf = (item: { subject: string; event: string }) => `${item.subject}/${item.event}`;
const runs = (display: string) => display === 'running' || display === 'dueSoon' || display === 'overdue';

const columnsOf = (said: ReturnType<typeof useClockSaid>): Column<AdverseEventItem>[] => [
  {
    id: 'term',
    header: 'Adverse event',
    cell: (item) => (
      <span className={styles['term']}>
        <span className={styles['name']}>{termText(item.record)}</span>
        {seriousWord(item.record) && <span className={styles['serious']}>{seriousWord(item.record)}</span>}
      </span>
    ),
    sortBy: (item) => termText(item.record),
  },
  { id: 'subject', header: 'Subject', width: 110, cell: (item) => item.subject, sortBy: (item) => item.subject },
  { id: 'onset', header: 'Onset', width: 120, cell: (item) => <Day on={item.record.onset} />, sortBy: (item) => item.record.onset, hideBelow: 'phone' },
  { id: 'severity', header: 'Severity', width: 120, cell: (item) => <StatusMark kind="severity" status={item.record.severity} />, hideBelow: 'phone' },
  { id: 'outcome', header: 'Outcome', width: 160, cell: (item) => outcomes[item.record.outcome], hideBelow: 'icons' },
  {
    id: 'clocks',
    header: 'Clocks',
    width: 190,
    cell: (item) => (
      <span className={styles['chips']}>
        {item.clocks.filter((clock) => runs(clock.display)).map((clock) => (
          <ClockChip key={`${clock.clock}-${clock.dueAt}`} display={clock.display} dueAt={clock.dueAt} {...said({ ...item, ...clock })} />
        ))}
      </span>
    ),
    hideBelow: 'icons',
  },
  {
    id: 'queries',
    header: 'Queries',
    width: 90,
    align: 'right',
    cell: (item) => (item.openQueries > 0 ? <StatusMark kind="query" status="OPEN" word={String(item.openQueries)} /> : ''),
    sortBy: (item) => item.openQueries,
    hideBelow: 'phone',
  },
];

/** Adverse events: what runs out first, what is serious, what is new. */
export function Component() {
  const { study, ownSite } = useStudy();
  const { subject, event } = useParams();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [order, sortBy] = useShown('order', { replace: true });
  const [site, filterSite] = useShown('site', { replace: true });
  const [ofSubject, filterSubject] = useShown('subject', { replace: true });
  const [severe, filterSerious] = useShown('serious', { replace: true });
  const clear = useClear('site', 'subject', 'serious');
  const sites = useSiteChoices();
  const summary = useSafetySummary(study, site ?? ownSite);
  const newest = order === 'newest';
  const filter = { site, subject: ofSubject, limit: 100, order: 'newest' as const };
  const whole = useAdverseEvents(study, { ...filter, serious: severe === null ? null : severe === 'yes' }, { enabled: newest || severe !== null });
  const bySeverity = !newest && severe === null;
  const serious = useAdverseEvents(study, { ...filter, serious: true }, { enabled: bySeverity });
  const seriousDone = serious.data !== undefined && !serious.hasNextPage;
  const others = useAdverseEvents(study, { ...filter, serious: false }, { enabled: bySeverity && seriousDone });
  const rows = bySeverity
    ? [...rowsOf(serious.data, (page) => page.items), ...(seriousDone ? rowsOf(others.data, (page) => page.items) : [])]
    : rowsOf(whole.data, (page) => page.items);
  const list = !bySeverity ? whole : seriousDone ? others : serious;
  const lists = bySeverity && seriousDone ? [serious, others] : [list];
  const failed = lists.filter((one) => one.error);
  // The second half of the list is its next page to the reader, also where nothing of it could be read yet.
  const more = list.isLoadingError ? { hasMore: true, failed: true, loading: list.isFetching, load: () => void list.refetch() } : moreOf(list);
  const shown = subject && event ? keyOf({ subject, event }) : null;
  const open = (key: string) => {
    const [ofWhom = '', which = ''] = key.split('/');
    void navigate({ pathname: to.adverseEvent(study, ofWhom, which), search });
  };
  const said = useClockSaid(study, runningClocks(site), true);
  const columns = columnsOf(said);
  const area = useRef<HTMLDivElement>(null);
  useListKeys({ list: area, rows: rows.map(keyOf), shown, show: open });
  const active = [site, ofSubject, severe].filter(Boolean).length;
  return (
    <Page
      title="Safety"
      lead={summary.data && summaryText(summary.data)}
    >
      <ClockStrip site={site} />
      <Card flush>
        <div ref={area}>
          <FilterBar
            active={active}
            onClear={clear}
            end={
              <>
                <KeysHint />
                <Segments
                  label="Order"
                  choices={[
                    { value: 'serious', label: 'Serious first' },
                    { value: 'newest', label: 'Newest' },
                  ]}
                  value={newest ? 'newest' : 'serious'}
                  onChange={(next) => sortBy(next === 'newest' ? next : null)}
                />
              </>
            }
          >
            {sites.length > 1 && <SelectFilter label="Site" all="All sites" value={site} choices={sites} onChange={filterSite} />}
            <SelectFilter
              label="Seriousness"
              all="Serious or not"
              value={severe}
              choices={[
                { value: 'yes', label: 'Serious' },
                { value: 'no', label: 'Not serious' },
              ]}
              onChange={filterSerious}
            />
            <TextFilter label="Subject" value={ofSubject} onChange={filterSubject} />
          </FilterBar>
          <DataTable
            label="Adverse events"
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            selected={shown}
            onOpen={(item) => open(keyOf(item))}
            more={more}
            loading={list.isPending}
            error={failed[0]?.error}
            onRetry={() => failed.forEach((one) => void one.refetch())}
            empty={
              active > 0 ? (
                <Empty title="No adverse event fits these filters">Clear a filter to see more.</Empty>
              ) : (
                <Empty title="No adverse event is recorded">Sites report them from a subject’s page; serious ones start their clocks here.</Empty>
              )
            }
          />
        </div>
      </Card>
      {subject && event && <EventDrawer key={shown} subject={subject} event={event} onClose={() => void navigate({ pathname: to.safety(study), search })} />}
    </Page>
  );
}
