import { useState } from 'react';
import type { ToneName } from '@/design/tokens';
import styles from './charts.module.css';
import { apart, linear, ticks } from './scale';
import { useWidth } from './useWidth';

export type LineSeries = { name: string; values: (number | null)[]; tone?: ToneName; dashed?: boolean };
export type LineChartProps = {
  /** What the lines show, for screen readers. */
  label: string;
  x: string[];
  series: LineSeries[];
  unit?: string;
  formatX?: (x: string) => string;
  height?: number;
};

const LEFT = 34;
const TOP = 10;
const BOTTOM = 24;
const NAME_CHAR = 6.6;

const colourOf = (series: LineSeries) => (series.dashed ? 'var(--tl-neutral-solid)' : `var(--tl-${series.tone ?? 'accent'}-solid)`);
const nameColourOf = (series: LineSeries) => (series.dashed ? 'var(--tl-text-muted)' : `var(--tl-${series.tone ?? 'accent'}-text)`);

/** Lines with their names at their ends; values of one x on hover. */
export default function LineChart({ label, x, series, unit = '', formatX = (one) => one, height = 240 }: LineChartProps) {
  const [box, width] = useWidth();
  const [at, setAt] = useState<number | null>(null);
  const right = Math.min(140, 14 + Math.max(...series.map((one) => one.name.length + 4)) * NAME_CHAR);
  const steps = ticks(Math.max(1, ...series.flatMap((one) => one.values.map((value) => value ?? 0))));
  const top = steps[steps.length - 1] ?? 1;
  const toX = linear([0, Math.max(1, x.length - 1)], [LEFT, width - right]);
  const toY = linear([0, top], [height - BOTTOM, TOP]);
  const every = Math.max(1, Math.ceil((x.length * 52) / Math.max(1, width - right - LEFT)));

  const ends = series.map((one) => {
    const last = one.values.reduce<number>((found, value, index) => (value === null ? found : index), 0);
    return { index: last, value: one.values[last] ?? 0 };
  });
  const names = apart(ends.map((end) => toY(end.value)), 15, TOP + 4, height - BOTTOM);

  return (
    <div
      ref={box}
      className={styles['chart']}
      onMouseLeave={() => setAt(null)}
      onMouseMove={(event) => {
        const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
        const share = (left - LEFT) / Math.max(1, width - right - LEFT);
        setAt(Math.max(0, Math.min(x.length - 1, Math.round(share * (x.length - 1)))));
      }}
    >
      <svg width={width} height={height} role="img" aria-label={label}>
        {steps.map((step) => (
          <g key={step}>
            <line className={step === 0 ? styles['base'] : styles['grid']} x1={LEFT} x2={width - right} y1={toY(step)} y2={toY(step)} />
            <text className={styles['axis']} x={LEFT - 8} y={toY(step) + 4} textAnchor="end">
              {step}
            </text>
          </g>
        ))}
        {x.map((one, index) =>
          index % every === 0 || index === x.length - 1 ? (
            <text key={one} className={styles['axis']} x={toX(index)} y={height - 6} textAnchor="middle">
              {index % every === 0 || (x.length - 1) % every > every / 2 ? formatX(one) : ''}
            </text>
          ) : null,
        )}
        {at !== null && <line className={styles['cursor']} x1={toX(at)} x2={toX(at)} y1={TOP} y2={height - BOTTOM} />}
        {series.map((one, index) => (
          <g key={one.name} style={{ color: colourOf(one) }}>
            <path
              d={pathOf(one.values, toX, toY)}
              fill="none"
              stroke="currentColor"
              strokeWidth={one.dashed ? 1.6 : 2.25}
              strokeDasharray={one.dashed ? '5 4' : undefined}
              strokeLinejoin="round"
              strokeLinecap="round"
            />
            {!one.dashed && <circle cx={toX(ends[index]?.index ?? 0)} cy={toY(ends[index]?.value ?? 0)} r={3.5} fill="currentColor" />}
            <text className={styles['name']} x={toX(ends[index]?.index ?? 0) + 10} y={(names[index] ?? 0) + 4} style={{ fill: nameColourOf(one) }}>
              {one.name} {ends[index]?.value}
            </text>
          </g>
        ))}
      </svg>
      {at !== null && (
        <div className={styles['tip']} style={{ left: Math.min(toX(at) + 12, width - 170) }}>
          <div className={styles['tipHead']}>{formatX(x[at] ?? '')}</div>
          {series.map((one) => (
            <div key={one.name} className={styles['tipRow']}>
              {one.name}
              <strong>
                {one.values[at] ?? '–'} {unit}
              </strong>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function pathOf(values: (number | null)[], toX: (x: number) => number, toY: (y: number) => number): string {
  let drawn = '';
  values.forEach((value, index) => {
    if (value === null) return;
    const former = index > 0 ? values[index - 1] : null;
    drawn += `${former === null || former === undefined ? 'M' : 'L'}${toX(index).toFixed(1)} ${toY(value).toFixed(1)}`;
  });
  return drawn;
}
