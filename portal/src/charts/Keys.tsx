import type { ToneName } from '@/design/tokens';
import styles from './charts.module.css';

export type Part = {
  name: string;
  tone: ToneName;
  /** Drawn as the empty ground: what has not happened yet. */
  hollow?: boolean;
};

export const fillOf = ({ tone, hollow = false }: Pick<Part, 'tone' | 'hollow'>) => (hollow ? 'var(--tl-sunken)' : `var(--tl-${tone}-solid)`);

/** Which colour is which part, in the order in which the parts are drawn. */
export function Keys({ parts }: { parts: readonly Part[] }) {
  return (
    <div className={styles['keys']}>
      {parts.map((part) => (
        <span key={part.name} className={styles['key']}>
          <span className={styles['swatch']} data-hollow={part.hollow} style={{ background: fillOf(part) }} />
          {part.name}
        </span>
      ))}
    </div>
  );
}
