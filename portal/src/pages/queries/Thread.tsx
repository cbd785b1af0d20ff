import type { ThreadEntry } from '@/api/types';
import { roleName, roleNames } from '@/frame/roles';
import { Time } from '@/pieces/Time';
import styles from './Queries.module.css';

const acts: Record<ThreadEntry['act'], string> = {
  OPENED: 'asked',
  ANSWERED: 'answered',
  CLOSED: 'closed it',
  REOPENED: 'asked again',
  RESOLVED: 'settled it with a follow-up',
};

/** Who said what, oldest first. */
export function Thread({ entries }: { entries: ThreadEntry[] }) {
  return (
    <ol className={styles['thread']} aria-label="Thread">
      {entries.map((entry) => (
        <li key={`${entry.at}-${entry.act}`} data-act={entry.act}>
          <div className={styles['said']}>
            <strong>{entry.byName}</strong>
            {entry.role && entry.role in roleNames && `, ${roleName(entry.role).toLowerCase()},`} {acts[entry.act]}
            <span className={styles['at']}>
              <Time at={entry.at} />
            </span>
          </div>
          {entry.text && <p className={styles['text']}>{entry.text}</p>}
        </li>
      ))}
    </ol>
  );
}
