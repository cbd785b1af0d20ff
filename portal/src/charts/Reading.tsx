import type { TooltipContentProps } from 'recharts';
import styles from './charts.module.css';

/** What one point of a chart says; a row of the chart's data carries it as `said`. */
export type Said = {
  head: string;
  values: { name: string; value: string | number; /** The mark's colour. */ fill: string; hollow?: boolean | undefined }[];
  note?: string | undefined;
};

/** The values pointed at, by mouse or by arrow key: shown beside the point, and read out as they change. */
export function Reading({ active, payload }: Pick<TooltipContentProps, 'active' | 'payload'>) {
  const said = active ? (payload[0]?.payload as { said: Said } | undefined)?.said : undefined;
  return (
    <div role="status" aria-atomic="true">
      {said && (
        <div className={styles['tip']}>
          <div className={styles['tipHead']}>{said.head}</div>
          {said.values.map((one) => (
            <div key={one.name} className={styles['tipRow']}>
              <span className={styles['key']}>
                <span className={styles['swatch']} data-hollow={one.hollow} style={{ background: one.fill }} />
                {one.name}
              </span>{' '}
              <strong>{one.value}</strong>
            </div>
          ))}
          {said.note && <div className={styles['tipNote']}>{said.note}</div>}
        </div>
      )}
    </div>
  );
}
