import type { ReactNode } from 'react';
import { kinds } from '@/pages/history/choices';
import type { EntryFilter } from './entryFilter';
import styles from './Inspection.module.css';

export type EntryFiltersProps = { filter: EntryFilter; logs: string[]; onChange: (filter: EntryFilter) => void };

/** By log, kind, person, subject, day and text. */
export function EntryFilters({ filter, logs, onChange }: EntryFiltersProps) {
  const set = (name: keyof EntryFilter) => (event: { currentTarget: { value: string } }) => onChange({ ...filter, [name]: event.currentTarget.value });
  const field = (label: string, input: ReactNode) => (
    <label className={styles['filter']}>
      {label}
      {input}
    </label>
  );
  return (
    <div className={styles['filters']} role="search" aria-label="Filter the history">
      {field('Text', <input type="search" value={filter.text} onChange={set('text')} placeholder="anything" />)}
      {field('Subject', <input type="search" value={filter.subject} onChange={set('subject')} placeholder="101-001" />)}
      {field('Person', <input type="search" value={filter.person} onChange={set('person')} placeholder="name" />)}
      {field(
        'Log',
        <select value={filter.log} onChange={set('log')}>
          <option value="">All</option>
          {logs.map((log) => (
            <option key={log}>{log}</option>
          ))}
        </select>,
      )}
      {field(
        'Kind',
        <select value={filter.kind} onChange={set('kind')}>
          <option value="">All</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>,
      )}
      {field('From (UTC day)', <input type="date" value={filter.from} onChange={set('from')} />)}
      {field('To (UTC day)', <input type="date" value={filter.to} onChange={set('to')} />)}
    </div>
  );
}
