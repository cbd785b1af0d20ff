import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './FilterBar.module.css';

/** What follows stands on a new line, where there is room for lines. */
export const FilterBreak = () => <span className={styles['break']} />;

/** Filters in one line above a list; they live in the address. */
export function FilterBar({ children, active = 0, onClear, end }: { children: ReactNode; active?: number; onClear?: () => void; end?: ReactNode }) {
  return (
    <div className={styles['bar']} role="group" aria-label="Filters">
      {children}
      {active > 0 && onClear && (
        <Button variant="subtle" color="gray" size="xs" onClick={onClear}>
          Clear {active === 1 ? 'filter' : `${active} filters`}
        </Button>
      )}
      {end && <div className={styles['end']}>{end}</div>}
    </div>
  );
}
