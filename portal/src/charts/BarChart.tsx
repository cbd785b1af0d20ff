import { Link } from 'react-router';
import type { ToneName } from '@/design/tokens';
import styles from './charts.module.css';

export type Bar = { name: string; value: number; note?: string; tone?: ToneName; to?: string };
export type BarChartProps = { label: string; bars: Bar[]; unit?: string };

/** Bars from the left with their numbers at their ends. */
export default function BarChart({ label, bars, unit = '' }: BarChartProps) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <div className={styles['rows']} role="group" aria-label={label}>
      {bars.map((bar) => (
        <Row key={bar.name} to={bar.to}>
          <span className={styles['rowName']}>
            {bar.name} {bar.note && <span className={styles['rowNote']}>{bar.note}</span>}
          </span>
          <span className={styles['track']}>
            <span className={styles['bar']} style={{ width: `${(bar.value / most) * 82}%`, background: `var(--tl-${bar.tone ?? 'accent'}-solid)` }} />
            <span className={styles['value']}>
              {bar.value} {unit}
            </span>
          </span>
        </Row>
      ))}
    </div>
  );
}

export function Row({ to, children }: { to?: string | undefined; children: React.ReactNode }) {
  return to ? (
    <Link to={to} className={styles['row']}>
      {children}
    </Link>
  ) : (
    <div className={styles['row']}>{children}</div>
  );
}
