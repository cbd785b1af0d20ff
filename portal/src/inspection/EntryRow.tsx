import { IconChevronDown } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { HistoryEntry } from '@/api/types';
import { Sentence } from '@/history/Sentence';
import { describe, type Names } from '@/history/sentences';
import { formatInstant } from '@/pieces/dates';
import styles from './Inspection.module.css';

export type EntryRowProps = { entry: HistoryEntry; names: Names };

/** One act as a sentence; the event as it is kept, and its place, on demand. */
export const EntryRow = memo(function EntryRow({ entry, names }: EntryRowProps) {
  const [open, setOpen] = useState(false);
  const { changes } = describe(entry, names);
  return (
    <li className={styles['row']}>
      <time className={styles['time']} dateTime={entry.at}>
        {formatInstant(entry.at, 'UTC', true)}
      </time>
      <div className={styles['sentence']}>
        <Sentence entry={entry} names={names} />
        {changes.length > 0 && (
          <div className={styles['changes']}>
            {changes.map((change) => (
              <span key={change.label}>
                <del>{change.from || 'empty'}</del> <span aria-hidden="true">→</span> <ins>{change.to || 'empty'}</ins>
              </span>
            ))}
          </div>
        )}
      </div>
      <span className={styles['whom']}>{entry.subject}</span>
      <button
        type="button"
        className={styles['toggle']}
        aria-expanded={open}
        aria-label={`The event as it is kept, ${entry.log} ${entry.position}`}
        onClick={() => setOpen(!open)}
      >
        <IconChevronDown size={16} stroke={1.8} />
      </button>
      {open && (
        <div className={styles['raw']}>
          <p className={styles['facts']}>
            <span>
              {entry.type}, revision {entry.revision ?? '–'}
            </span>
            <span>
              log {entry.log}, position {entry.position.toLocaleString('en')}
            </span>
            <span>event {entry.eventId}</span>
            <span>{entry.reason ? `reason: ${entry.reason}` : 'no reason given'}</span>
          </p>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it */}
          <pre tabIndex={0} aria-label="Event as JSON">
            {JSON.stringify(entry, null, 2)}
          </pre>
        </div>
      )}
    </li>
  );
});
