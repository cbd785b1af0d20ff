import { useState } from 'react';
import type { ToneName } from '@/design/tokens';
import styles from './charts.module.css';
import { linear, ticks } from './scale';
import { useWidth } from './useWidth';

export type ColumnChartProps = {
  label: string;
  /** From the bottom up. */
  parts: { name: string; tone: ToneName }[];
  columns: { name: string; values: number[] }[];
  formatX?: (name: string) => string;
  height?: number;
};

const LEFT = 30;
const TOP = 18;
const BOTTOM = 24;

/** Counts over time as columns of parts, the total above each. */
export default function ColumnChart({ label, parts, columns, formatX = (name) => name, height = 190 }: ColumnChartProps) {
  const [box, width] = useWidth();
  const [at, setAt] = useState<number | null>(null);
  const totals = columns.map((column) => column.values.reduce((sum, one) => sum + one, 0));
  const steps = ticks(Math.max(1, ...totals), 3);
  const toY = linear([0, steps[steps.length - 1] ?? 1], [height - BOTTOM, TOP]);
  const slot = (width - LEFT - 8) / Math.max(1, columns.length);
  const thick = Math.min(44, slot * 0.62);
  const every = Math.max(1, Math.ceil(54 / Math.max(1, slot)));
  return (
    <div ref={box} className={styles['chart']} onMouseLeave={() => setAt(null)}>
      <div className={styles['keys']} style={{ marginBottom: 4 }}>
        {parts.map((part) => (
          <span key={part.name} className={styles['key']}>
            <span className={styles['swatch']} style={{ background: `var(--tl-${part.tone}-solid)` }} />
            {part.name}
          </span>
        ))}
      </div>
      <svg width={width} height={height} role="img" aria-label={label}>
        {steps.map((step) => (
          <g key={step}>
            <line className={step === 0 ? styles['base'] : styles['grid']} x1={LEFT} x2={width - 8} y1={toY(step)} y2={toY(step)} />
            <text className={styles['axis']} x={LEFT - 8} y={toY(step) + 4} textAnchor="end">
              {step}
            </text>
          </g>
        ))}
        {columns.map((column, index) => {
          const middle = LEFT + slot * (index + 0.5);
          let below = 0;
          return (
            <g key={column.name} onMouseEnter={() => setAt(index)}>
              <rect x={middle - slot / 2} y={TOP} width={slot} height={height - TOP} fill="transparent" />
              {column.values.map((value, part) => {
                const from = below;
                below += value;
                return value > 0 ? (
                  <rect
                    key={parts[part]?.name}
                    x={middle - thick / 2}
                    y={toY(below)}
                    width={thick}
                    height={Math.max(1, toY(from) - toY(below) - (from > 0 ? 1 : 0))}
                    rx={2}
                    fill={`var(--tl-${parts[part]?.tone ?? 'neutral'}-solid)`}
                  />
                ) : null;
              })}
              {(totals[index] ?? 0) > 0 && (
                <text className={styles['axis']} x={middle} y={toY(totals[index] ?? 0) - 5} textAnchor="middle" style={{ fill: 'var(--tl-text-muted)', fontWeight: 600 }}>
                  {totals[index]}
                </text>
              )}
              {index % every === 0 && (
                <text className={styles['axis']} x={middle} y={height - 6} textAnchor="middle">
                  {formatX(column.name)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      {at !== null && columns[at] && (
        <div className={styles['tip']} style={{ left: Math.min(LEFT + slot * at, width - 170) }}>
          <div className={styles['tipHead']}>{formatX(columns[at].name)}</div>
          {parts.map((part, index) => (
            <div key={part.name} className={styles['tipRow']}>
              {part.name}
              <strong>{columns[at]?.values[index]}</strong>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
