import { memo } from 'react';
import type { MatrixColumn, VisitColumn } from '@/api/types';
import styles from './Matrix.module.css';
import { columnsOf, completeness, epochRuns } from './matrixColumns';
import { EPOCH, isUpright } from './matrixSizes';

export type MatrixHeadProps = {
  columns: MatrixColumn[];
  complete: ReadonlyMap<string, VisitColumn>;
  blocks: number[];
  pitch: number;
  frozen: number;
  height: number;
  /** The column the keyboard is in, if it is in the head. */
  active: number | null;
};

/** Epochs above their visits; under each visit how complete it is over all subjects. */
export const MatrixHead = memo(function MatrixHead({ columns, complete, blocks, pitch, frozen, height, active }: MatrixHeadProps) {
  return (
    <div className={styles['head']} style={{ height }} role="rowgroup">
      <div className={styles['epochs']} role="row" aria-rowindex={1} style={{ height: EPOCH }}>
        <div className={styles['corner']} style={{ width: frozen }} role="columnheader" aria-colindex={1}>
          <span className="visuallyHidden">Epoch</span>
        </div>
        {epochRuns(columns).map((run) => (
          <div
            key={run.from}
            className={styles['epoch']}
            role="columnheader"
            aria-colindex={run.from + 2}
            aria-colspan={run.to - run.from}
            style={{ left: frozen + run.from * pitch, width: (run.to - run.from) * pitch }}
          >
            <span className={styles['epochName']} style={{ left: frozen + 8 }} title={run.name}>
              {run.name || 'No epoch'}
            </span>
          </div>
        ))}
      </div>
      <div className={styles['visits']} role="row" aria-rowindex={2} style={{ height: height - EPOCH }}>
        <div
          className={styles['corner']}
          style={{ width: frozen }}
          role="columnheader"
          aria-colindex={1}
          data-place="-1:0"
          tabIndex={active === 0 ? 0 : -1}
        >
          <span className={styles['cornerText']}>Subject</span>
          <span className={styles['cornerNote']}>complete over all subjects</span>
        </div>
        {blocks.flatMap((block) => {
          const { from, to } = columnsOf(block, columns.length);
          return columns.slice(from, to).map((column, at) => ({ column, index: from + at }));
        }).map(({ column, index }) => {
          const { percent, text } = completeness(complete.get(column.visit));
          return (
            <div
              key={column.visit}
              className={styles['visit']}
              data-upright={isUpright(pitch)}
              role="columnheader"
              aria-colindex={index + 2}
              data-place={`-1:${index + 1}`}
              tabIndex={active === index + 1 ? 0 : -1}
              style={{ left: frozen + index * pitch, width: pitch }}
            >
              <span className={styles['visitName']} title={column.label}>
                {column.label}
              </span>
              <span className={styles['percent']} aria-hidden="true" data-full={percent === 100}>
                {percent === null ? '–' : `${percent}%`}
              </span>
              <span className={styles['meter']} aria-hidden="true">
                <span style={{ width: `${percent ?? 0}%` }} />
              </span>
              <span className="visuallyHidden">{text}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
});
