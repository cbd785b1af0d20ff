import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import styles from './FilterBar.module.css';

/** What follows stands on a new line, where there is room for lines. */
export const FilterBreak = () => <span className={styles['break']} />;

/** Filters in one line above a list; they live in the address. */
export function FilterBar({ children, active = 0, onClear, end }: { children: ReactNode; active?: number; onClear?: () => void; end?: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['bar']} role="group" aria-label="Filters" data-open={open}>
      <div className={styles['toggle']}>
        <Button variant="default" size="xs" leftSection={<IconFilter size={14} />} aria-expanded={open} onClick={() => setOpen(!open)}>
          {active > 0 ? `Filters (${active})` : 'Filters'}
        </Button>
      </div>
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
