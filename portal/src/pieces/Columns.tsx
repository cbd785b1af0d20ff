import type { ReactNode } from 'react';
import styles from './Columns.module.css';

/** Two columns, or one with something aside; under each other where there is no room. */
export function Columns({ kind = 'halves', children }: { kind?: 'halves' | 'aside'; children: ReactNode }) {
  return (
    <div className={styles['columns']} data-kind={kind}>
      {children}
    </div>
  );
}

export function Column({ children }: { children: ReactNode }) {
  return <div className={styles['column']}>{children}</div>;
}
