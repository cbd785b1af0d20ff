import { Notice } from './Notice';
import styles from './Safety.module.css';
import { fieldName } from './words';

export type MeanwhileProps = {
  /** The version known now, if it is newer than what is typed against. */
  newer: number | null;
  /** The server says there is a newer one, whether it was read or not. */
  stale: boolean;
  /** The version that what is typed was put against, and what both changed. */
  compared: { version: number; both: string[] } | null;
  onCompare: () => void;
  onRead: () => void;
};

/** What others recorded while a follow-up was typed, and the way on. */
export function Meanwhile({ newer, stale, compared, onCompare, onRead }: MeanwhileProps) {
  if (newer !== null) {
    return (
      <Notice key="newer" role="alert" focused={stale}>
        Version {newer} was recorded in between. What you typed is still here, and nothing was overwritten.
        <button type="button" className={styles['linkButton']} onClick={onCompare}>
          Compare with version {newer}
        </button>
      </Notice>
    );
  }
  if (stale) {
    return (
      <Notice key="stale" role="alert" focused>
        A newer version was recorded in between. What you typed is still here; once that version is read, it can be compared.
        <button type="button" className={styles['linkButton']} onClick={onRead}>
          Read it again
        </button>
      </Notice>
    );
  }
  if (!compared) return null;
  return (
    <Notice key="compared" role="status" focused>
      {compared.both.length === 0
        ? `Now against version ${compared.version}: only what you changed will change.`
        : `You and version ${compared.version} changed the same: ${compared.both.map(fieldName).join(', ')}. Yours would replace what stands there now; see “What will change”.`}
    </Notice>
  );
}
