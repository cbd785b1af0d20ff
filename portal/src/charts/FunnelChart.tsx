import styles from './charts.module.css';

export type FunnelStep = {
  name: string;
  value: number;
  note?: string;
  /** Left the way here: screening failures, discontinuations. */
  side?: boolean;
};
export type FunnelChartProps = { label: string; steps: FunnelStep[] };

/** How many came how far: each step to the scale of the first, with its share of it. */
export default function FunnelChart({ label, steps }: FunnelChartProps) {
  const first = Math.max(1, steps[0]?.value ?? 1);
  return (
    <div className={styles['rows']} style={{ gap: 6 }} role="group" aria-label={label}>
      {steps.map((step) => (
        <div key={step.name} className={styles['step']}>
          <span className={styles['rowName']} style={step.side ? { color: 'var(--tl-text-muted)' } : undefined}>
            {step.name}
          </span>
          <span className={styles['track']}>
            <span className={styles['funnelFill']} data-side={step.side} style={{ height: step.side ? 12 : 24, width: `${(step.value / first) * 62}%`, background: step.side ? 'var(--tl-neutral-solid)' : 'var(--tl-accent-solid)' }} />
            <span className={styles['value']}>{step.value}</span>
            <span className={styles['rowNote']}>{step.note ?? `${Math.round((step.value / first) * 100)} %`}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
