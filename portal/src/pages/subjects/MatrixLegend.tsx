import type { RefObject } from 'react';
import { StatusMark } from '@/pieces/StatusMark';
import styles from './Matrix.module.css';

const shown = ['planned', 'due', 'overdue', 'inProgress', 'complete', 'missed', 'notApplicable'] as const;

export type MatrixLegendProps = { marks: RefObject<HTMLUListElement | null>; subjects: number; visits: number };

/** What the marks mean; the cells take their marks from here. */
export function MatrixLegend({ marks, subjects, visits }: MatrixLegendProps) {
  return (
    <div className={styles['legendBar']}>
      <ul ref={marks} className={styles['legend']} aria-label="What the marks mean">
        {shown.map((status) => (
          <li key={status}>
            <StatusMark kind="visit" status={status} />
          </li>
        ))}
        <li className={styles['timing']}>
          <i aria-hidden="true" />
          <span>left: before its window, right: after it</span>
        </li>
      </ul>
      <span className={styles['count']}>
        {subjects.toLocaleString('en-GB')} {subjects === 1 ? 'subject' : 'subjects'} · {visits} visits
      </span>
    </div>
  );
}
