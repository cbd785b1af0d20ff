import { Tooltip } from '@mantine/core';
import type { ToneName } from '@/design/tokens';
import { Row } from './BarChart';
import styles from './charts.module.css';

export type StackedChartProps = {
  label: string;
  parts: { name: string; tone: ToneName; /** Drawn as an outline: what has not happened yet. */ hollow?: boolean }[];
  rows: { name: string; note?: string; parts: number[]; to?: string }[];
  /** Every row fills the whole width: shares. Otherwise rows are to one scale. */
  shares?: boolean;
};

const colours = (tone: ToneName, hollow = false) =>
  hollow
    ? { background: 'transparent', color: 'var(--tl-text-faint)' }
    : { background: `var(--tl-${tone}-solid)`, color: `var(--tl-${tone}-on)` };

/** Rows of parts, each part with its number where there is room; the keys are in the order of the parts. */
export default function StackedChart({ label, parts, rows, shares = false }: StackedChartProps) {
  const totals = rows.map((row) => row.parts.reduce((sum, part) => sum + part, 0));
  const most = Math.max(1, ...totals);
  return (
    <div role="group" aria-label={label}>
      <div className={styles['keys']}>
        {parts.map((part) => (
          <span key={part.name} className={styles['key']}>
            <span
              className={styles['swatch']}
              style={{ background: part.hollow ? 'var(--tl-sunken)' : `var(--tl-${part.tone}-solid)`, boxShadow: 'inset 0 0 0 1px var(--tl-line)' }}
            />
            {part.name}
          </span>
        ))}
      </div>
      <div className={styles['rows']}>
        {rows.map((row, index) => {
          const total = totals[index] ?? 0;
          return (
            <Row key={row.name} to={row.to}>
              <span className={styles['rowName']}>
                {row.name} {row.note && <span className={styles['rowNote']}>{row.note}</span>}
              </span>
              <Tooltip label={row.parts.map((value, at) => `${parts[at]?.name ?? ''} ${value}`).join(' · ')}>
                <span className={styles['track']} role="img" aria-label={`${row.name}: ${row.parts.map((value, at) => `${parts[at]?.name ?? ''} ${value}`).join(', ')}`}>
                  <span className={styles['stack']} style={shares ? undefined : { flex: `0 0 ${(total / most) * 88}%` }}>
                    {row.parts.map((value, at) =>
                      value > 0 ? (
                        <span
                          key={parts[at]?.name}
                          className={styles['part']}
                          style={{ flexGrow: value, flexShrink: 0, flexBasis: 0, ...colours(parts[at]?.tone ?? 'neutral', parts[at]?.hollow) }}
                        >
                          {value / (shares ? Math.max(1, total) : most) > 0.06 ? value : ''}
                        </span>
                      ) : null,
                    )}
                  </span>
                  {!shares && <span className={styles['value']}>{total}</span>}
                </span>
              </Tooltip>
            </Row>
          );
        })}
      </div>
    </div>
  );
}
