import type { Activity, Epoch, ScheduleEntry } from '@/api/types';
import { Empty } from '@/pieces/states';
import styles from './Design.module.css';
import { scheduleTable } from './scheduleTable';

export type ScheduleTableViewProps = { epochs: Epoch[]; schedule: ScheduleEntry[]; activities: Activity[] };

/** The schedule of activities: visits across, grouped by epoch; a mark where an activity is planned. */
export function ScheduleTableView(design: ScheduleTableViewProps) {
  const table = scheduleTable(design);
  if (table.columns.length === 0) return <Empty title="No visits">The file’s main timeline has no visits.</Empty>;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide tables are scrolled by keyboard
    <div className={styles['scroll']} role="region" aria-label="Schedule of activities" tabIndex={0}>
      <table className={styles['schedule']}>
        <caption className="visuallyHidden">Schedule of activities: activities by visit</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={styles['first']}>
              Activity
            </th>
            {table.epochs.map((epoch, index) => (
              <th key={`${epoch.id}-${index}`} scope="colgroup" colSpan={epoch.span} className={styles['epoch']}>
                {epoch.name || 'No epoch'}
              </th>
            ))}
          </tr>
          <tr>
            {table.columns.map((column) => (
              <th key={column.key} scope="col" className={styles['visit']}>
                <span className={styles['visitName']}>{column.label}</span>
                <span className={styles['when']}>{column.when}</span>
                {column.window && <span className={styles['when']}>{column.window}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className={styles['first']}>
                {row.label}
              </th>
              {row.planned.map((planned, index) => (
                <td key={table.columns[index]?.key}>
                  {planned && (
                    <>
                      <span aria-hidden="true" className={styles['dot']} />
                      <span className="visuallyHidden">planned</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
