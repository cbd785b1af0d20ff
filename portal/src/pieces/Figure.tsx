import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ToneName } from '@/design/tokens';
import styles from './Figure.module.css';

export type FigureProps = {
  label: string;
  value: ReactNode;
  /** "of 60". */
  of?: string;
  /** One line: what to make of it. */
  note?: ReactNode;
  tone?: ToneName;
  to?: string;
  /** 0 to 1; `expected` marks where it should be by now. */
  progress?: { share: number; expected?: number | null };
};

/** Numbers that matter, side by side. */
export function Figures({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={styles['figures']} aria-label={label}>
      {children}
    </section>
  );
}

const percent = (share: number) => `${Math.max(0, Math.min(1, share)) * 100}%`;

/** One number with its name and what to make of it; opens the list behind it. */
export function Figure({ label, value, of, note, tone, to, progress }: FigureProps) {
  const content = (
    <>
      <span className={styles['label']}>{label}</span>
      <span className={styles['value']}>
        {value} {of && <span className={styles['of']}>{of}</span>}
      </span>
      {progress && (
        <span className={styles['progress']} aria-hidden="true">
          <span className={styles['fill']} style={{ width: percent(progress.share) }} />
          {progress.expected !== undefined && progress.expected !== null && (
            <span className={styles['expected']} style={{ left: `calc(${percent(progress.expected)} - 1px)` }} />
          )}
        </span>
      )}
      <span className={styles['note']} style={tone ? { color: `var(--tl-${tone}-text)` } : undefined}>
        {note}
      </span>
    </>
  );
  return to ? (
    <Link to={to} className={styles['figure']}>
      {content}
    </Link>
  ) : (
    <div className={styles['figure']}>{content}</div>
  );
}
