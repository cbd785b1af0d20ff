import { Button } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { download, studyPath } from '@/api/client';
import { LookBack } from '@/asof/LookBack';
import { Card } from '@/frame/Card';
import { Page } from '@/frame/Page';
import { useShown } from '@/frame/useShown';
import { useStudy } from '@/frame/useStudy';
import { Empty, ErrorState, Loading } from '@/pieces/states';
import { EntryDrawer } from './EntryDrawer';
import { EntryRow } from './EntryRow';
import styles from './History.module.css';
import { activeIn, askedOf, exportFilterOf, nothingAsked, paramsOf, type Asked } from './historyFilter';
import { HistoryFilters } from './HistoryFilters';
import { useEntryKeys } from './useEntryKeys';
import { useHistoryRows } from './useHistoryRows';
import { useNames } from './useNames';

/** Who did what, when and why, over all services: filtered, read as sentences, proven one click deeper. */
export function Component() {
  const { study } = useStudy();
  const [params, setParams] = useSearchParams();
  const asked = useMemo(() => askedOf(params), [params]);
  const ask = useCallback(
    (next: Asked) => setParams((former) => paramsOf(next, former), { replace: true, preventScrollReset: true }),
    [setParams],
  );
  const [shown, show] = useShown('event');
  const names = useNames(study);
  const list = useRef<HTMLOListElement>(null);
  const rows = useHistoryRows(study, asked, list);
  useEntryKeys({ list, rows: rows.rows.map((entry) => entry.eventId), shown, show });
  // Opening or closing the details changes the width, and so the height of the rows: the one they are of stays in sight.
  useEffect(() => {
    const frame = requestAnimationFrame(() => list.current?.querySelector('[data-selected="true"]')?.scrollIntoView?.({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  const active = activeIn(asked);
  const { virtualizer } = rows;
  const margin = virtualizer.options.scrollMargin;

  return (
    <Page
      title="History"
      lead="Every recorded act, in the order of the record; times in your zone, UTC on hover"
      actions={
        <>
          <Button variant="default" size="xs" leftSection={<IconRefresh size={14} />} onClick={rows.refresh}>
            Read again
          </Button>
          <Button component="a" variant="default" size="xs" leftSection={<IconDownload size={14} />} href={download(studyPath(study, 'history.csv'), exportFilterOf(asked))} download={`${study}-history.csv`}>
            {active > 0 ? 'Export these as CSV' : 'Export as CSV'}
          </Button>
          <Button component="a" variant="default" size="xs" leftSection={<IconDownload size={14} />} href={download(studyPath(study, 'history.ndjson'), exportFilterOf(asked))} download={`${study}-history.ndjson`}>
            NDJSON
          </Button>
        </>
      }
    >
      <LookBack {...(asked.subject ? { subject: asked.subject } : {})} site={asked.site} />
      <Card flush>
        <HistoryFilters asked={asked} onAsk={ask} />
        {rows.error && rows.known === 0 ? (
          <ErrorState error={rows.error} what="The history could not be read" onRetry={rows.retry} />
        ) : rows.ended && rows.known === 0 ? (
          <Empty
            title={active > 0 ? 'No event fits these filters' : 'Nothing is recorded yet'}
            action={
              active > 0 && (
                <Button variant="default" onClick={() => ask({ ...nothingAsked, order: asked.order })}>
                  Clear filters
                </Button>
              )
            }
          >
            {active > 0 ? 'Take one away, or look at a longer span of days.' : 'Every act in this study is written here as it happens.'}
          </Empty>
        ) : rows.starting ? (
          <div className={styles['loading']}>
            <Loading lines={8} label="Reading the history" />
          </div>
        ) : null}
        <ol ref={list} className={styles['list']} aria-label="Events" style={{ height: rows.known === 0 ? 0 : virtualizer.getTotalSize() }}>
          {rows.known > 0 &&
            rows.items.map((item) => {
              const entry = rows.rowAt(item.index);
              return (
                <li
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className={styles['item']}
                  style={{ transform: `translateY(${item.start - margin}px)` }}
                >
                  {entry ? (
                    <EntryRow entry={entry} names={names} study={study} selected={entry.eventId === shown} onOpen={show} />
                  ) : (
                    <div className={styles['waiting']}>
                      {rows.error ? <ErrorState error={rows.error} what="The next events could not be read" onRetry={rows.retry} /> : <Loading lines={1} />}
                    </div>
                  )}
                </li>
              );
            })}
        </ol>
        {rows.known > 0 && (
          <div className={styles['foot']} role="status">
            {rows.ended ? `All ${rows.known.toLocaleString('en')} ${rows.known === 1 ? 'event' : 'events'}` : `${rows.known.toLocaleString('en')} events so far; scroll for more`}
          </div>
        )}
      </Card>
      {shown && <EntryDrawer eventId={shown} entry={rows.rows.find((entry) => entry.eventId === shown) ?? null} names={names} onClose={() => show(null)} />}
    </Page>
  );
}
