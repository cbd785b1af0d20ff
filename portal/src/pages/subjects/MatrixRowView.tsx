import { memo } from 'react';
import type { MatrixRow } from '@/api/types';
import { StatusMark } from '@/pieces/StatusMark';
import styles from './Matrix.module.css';
import { cellsByColumn, cellText } from './matrixColumns';

export type MatrixRowViewProps = {
  index: number;
  top: number;
  height: number;
  /** Absent while it is loading. */
  row: MatrixRow | undefined;
  visible: number[];
  pitch: number;
  frozen: number;
  /** The column the keyboard is in, if it is in this row. */
  active: number | null;
};

/** One subject: number, site and status frozen at the left, a mark for each visit that is in view. */
export const MatrixRowView = memo(function MatrixRowView({ index, top, height, row, visible, pitch, frozen, active }: MatrixRowViewProps) {
  const cells = row ? cellsByColumn(row) : null;
  return (
    <div className={styles['row']} role="row" aria-rowindex={index + 3} aria-busy={row ? undefined : true} style={{ height, transform: `translateY(${top}px)` }}>
      <div className={styles['subject']} role="rowheader" aria-colindex={1} data-place={`${index}:0`} tabIndex={active === 0 ? 0 : -1} style={{ width: frozen }}>
        {row ? (
          <>
            <StatusMark kind="subject" status={row.status} variant="tiny" />
            <span className={styles['number']}>{row.subject}</span>
            {row.unscheduled > 0 && <span className={styles['more']} title="Unscheduled visits">{`+${row.unscheduled}`}</span>}
            <span className={styles['site']}>{row.site}</span>
          </>
        ) : (
          <span className={styles['bone']} />
        )}
      </div>
      {visible.map((column) => {
        const cell = cells?.get(column);
        return (
          <div
            key={column}
            className={styles['cell']}
            role="gridcell"
            aria-colindex={column + 2}
            data-place={`${index}:${column + 1}`}
            tabIndex={active === column + 1 ? 0 : -1}
            style={{ left: frozen + column * pitch, width: pitch }}
            aria-label={row ? cellText(cell) : 'Loading'}
            data-mark={cell?.d}
            data-timing={cell?.t}
          >
            {cell?.q ? (
              <span className={styles['badge']} aria-hidden="true">
                {cell.q > 9 ? '9+' : cell.q}
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
});
