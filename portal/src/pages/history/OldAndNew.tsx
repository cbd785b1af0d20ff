import type { Change } from '@/history/sentences';
import styles from './History.module.css';

/** What it was and what it became. */
export function OldAndNew({ changes }: { changes: Change[] }) {
  return (
    <span className={styles['changes']}>
      {changes.map((change) => (
        <span key={change.label} className={styles['change']}>
          <del>{change.from || 'empty'}</del>
          <span aria-hidden="true">→</span>
          <ins>{change.to || 'empty'}</ins>
        </span>
      ))}
    </span>
  );
}
