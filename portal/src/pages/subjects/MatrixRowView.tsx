import { memo } from 'react';
import type { MatrixRow } from '@/api/types';
import { StatusMark } from '@/pieces/StatusMark';
import styles from './Matrix.module.css';
import { MatrixCells } from './MatrixCells';
import { columnsOf } from './matrixColumns';

export type MatrixRowViewProps = {
  index: number;
  top: number;
  height: number;
  /** Absent while it is loading. */
  row: MatrixRow | undefined;
  blocks: number[];
  columns: number;
  pitch: number;
  frozen: number;
  /** The column the keyboard is in, if it is in this row. */
  active: number | null;
};

/** One subject: number, site and status frozen at the left, a mark for each visit that is in view. */
export const MatrixRowView = memo(function MatrixRowView({ index, top, height, row, blocks, columns, pitch, frozen, active }: MatrixRowViewProps) {
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
      {blocks.map((block) => {
        const { from, to } = columnsOf(block, columns);
        const here = active !== null && active > from && active <= to;
        return <MatrixCells key={block} index={index} row={row} from={from} to={to} pitch={pitch} frozen={frozen} active={here ? active : null} />;
      })}
    </div>
  );
});
