import { memo } from 'react';
import type { MatrixRow } from '@/api/types';
import styles from './Matrix.module.css';
import { cellsByColumn, cellText } from './matrixColumns';

export type MatrixCellsProps = {
  /** Of the row. */
  index: number;
  /** Absent while it is loading. */
  row: MatrixRow | undefined;
  /** The columns: from inclusive, to exclusive. */
  from: number;
  to: number;
  pitch: number;
  frozen: number;
  /** The column the keyboard is in, if it is one of these. */
  active: number | null;
};

/** A subject's visits of one block of columns, a mark each. */
export const MatrixCells = memo(function MatrixCells({ index, row, from, to, pitch, frozen, active }: MatrixCellsProps) {
  const cells = row ? cellsByColumn(row) : null;
  return (
    <div className={styles['block']} role="presentation" style={{ left: frozen + from * pitch, width: (to - from) * pitch }}>
      {Array.from({ length: to - from }, (_, at) => {
        const column = from + at;
        const cell = cells?.get(column);
        return (
          <div
            key={column}
            className={styles['cell']}
            role="gridcell"
            aria-colindex={column + 2}
            data-place={`${index}:${column + 1}`}
            tabIndex={active === column + 1 ? 0 : -1}
            style={{ left: at * pitch, width: pitch }}
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
