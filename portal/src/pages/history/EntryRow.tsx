import { memo } from 'react';
import { Link } from 'react-router';
import type { HistoryEntry } from '@/api/types';
import { to } from '@/frame/addresses';
import { Sentence } from '@/history/Sentence';
import { describe, type Names } from '@/history/sentences';
import { Time } from '@/pieces/Time';
import { OldAndNew } from './OldAndNew';
import styles from './History.module.css';

export type EntryRowProps = { entry: HistoryEntry; names: Names; study: string; selected: boolean; onOpen: (event: string) => void };

/** One act as a sentence, with old and new value side by side where something was changed. */
export const EntryRow = memo(function EntryRow({ entry, names, study, selected, onOpen }: EntryRowProps) {
  const { text, changes } = describe(entry, names);
  return (
    <div className={styles['row']} data-selected={selected}>
      <button type="button" data-entry-open className={styles['open']} aria-label={text} aria-current={selected || undefined} onClick={() => onOpen(entry.eventId)} />
      <span className={styles['time']}>
        <Time at={entry.at} seconds />
      </span>
      <span className={styles['sentence']}>
        <Sentence entry={entry} names={names} />
        {changes.length > 0 && <OldAndNew changes={changes} />}
      </span>
      <span className={styles['whom']}>
        {entry.subject && (
          <Link className={styles['subject']} to={to.subject(study, entry.subject)}>
            {entry.subject}
          </Link>
        )}
      </span>
    </div>
  );
});
