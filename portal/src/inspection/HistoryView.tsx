import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Names } from '@/history/sentences';
import { formatUtc } from '@/pieces/dates';
import { EntryFilters } from './EntryFilters';
import { isFiltered, noFilter } from './entryFilter';
import { EntryRow } from './EntryRow';
import type { HistoryPages } from './historyPages';
import styles from './Inspection.module.css';
import { useEntries } from './useEntries';

const LOGS = ['enrollment', 'visits', 'adverse-events'];

export type HistoryViewProps = { pages: HistoryPages; names: Names };

/** The history as sentences, page after page as one scrolls. */
export function HistoryView({ pages, names }: HistoryViewProps) {
  const [typed, setFilter] = useState(noFilter);
  const filter = useDeferredValue(typed);
  const { rows, looked, state, error, more, all } = useEntries(pages, filter, names);
  const { start } = pages;
  const filtered = isFiltered(filter);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watched = end.current;
    if (!watched || state !== 'paused') return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && more(), { rootMargin: '600px' });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [state, more, rows.length]);
  const count = (value: number) => value.toLocaleString('en');
  const whom = [start.filter.site && `site ${start.filter.site}`, start.filter.subject && `subject ${start.filter.subject}`].filter(Boolean).join(', ');
  return (
    <>
      <header className={styles['head']}>
        <h1>
          History of {start.study}
          {whom && `, ${whom}`}
        </h1>
        <p>
          {count(start.events)} events as recorded until {formatUtc(start.asOf)}, in the order of the record; times are UTC. What is sealed stays sealed here.
        </p>
        <p>
          To check that all this is what was signed, open <a href="verify.html">verify.html</a> beside this page and drop the bundle on it, or run{' '}
          <code>java -jar trialledger-verify.jar</code> with the bundle. Neither needs a network. Both this page and that one came with the bundle: not to trust who made it, use a <code>verify.html</code> or{' '}
          <code>trialledger-verify.jar</code> you got elsewhere.
        </p>
      </header>
      <main>
        <EntryFilters filter={typed} logs={LOGS} onChange={setFilter} />
        <div className={styles['said']} role="status">
          <span>
            {state === 'failed'
              ? error
              : filtered
                ? `${count(rows.length)} found${state === 'ended' ? '' : ` so far, in ${count(looked)} of ${count(start.pages)} pages`}`
                : `${count(rows.length)} of ${count(start.events)} shown`}
          </span>
          {state === 'looking' && <progress value={looked} max={start.pages} aria-label="Pages looked through" />}
          {state === 'paused' && (
            <button type="button" className={styles['button']} onClick={all}>
              {filtered ? 'Find all' : 'Show all'}, to print them
            </button>
          )}
          {filtered && (
            <button type="button" className={styles['button']} onClick={() => setFilter(noFilter)}>
              Clear filters
            </button>
          )}
        </div>
        <ol className={styles['rows']} aria-label="Events">
          {rows.map((entry) => (
            <EntryRow key={`${entry.log} ${entry.position}`} entry={entry} names={names} />
          ))}
          {rows.length === 0 && state === 'ended' && <li className={styles['end']}>No event fits. Take a filter away, or look at more days.</li>}
        </ol>
        <div ref={end} />
      </main>
    </>
  );
}
