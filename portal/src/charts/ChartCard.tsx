import { SegmentedControl } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { Suspense, useState, type ReactNode } from 'react';
import { Card } from '@/frame/Card';
import { Loading } from '@/pieces/states';
import styles from './charts.module.css';

export type ChartTable = { columns: string[]; rows: (string | number | null)[][] };

export type ChartCardProps = {
  /** What the chart shows, as a sentence: "Enrollment is 12 behind plan". */
  title: string;
  note?: ReactNode;
  /** The same numbers; one click away. */
  table: ChartTable;
  height?: number;
  children: ReactNode;
};

/** A chart with a title that says what it shows, and its table one click away. */
export function ChartCard({ title, note, table, height = 220, children }: ChartCardProps) {
  const [as, setAs] = useState('chart');
  return (
    <Card
      title={title}
      note={note}
      actions={
        <SegmentedControl
          size="xs"
          value={as}
          onChange={setAs}
          aria-label={`Show “${title}” as`}
          data={[
            { value: 'chart', label: <Choice icon={<IconChartBar size={14} />} word="Chart" /> },
            { value: 'table', label: <Choice icon={<IconTable size={14} />} word="Table" /> },
          ]}
        />
      }
    >
      <div style={{ minHeight: height }}>
        {as === 'chart' ? <Suspense fallback={<Loading height={height} />}>{children}</Suspense> : <Numbers title={title} {...table} />}
      </div>
    </Card>
  );
}

const Choice = ({ icon, word }: { icon: ReactNode; word: string }) => (
  <span style={{ display: 'inline-flex', alignItems: 'center' }} title={word}>
    {icon}
    <span className="visuallyHidden">{word}</span>
  </span>
);

function Numbers({ title, columns, rows }: ChartTable & { title: string }) {
  return (
    <div style={{ overflow: 'auto' }}>
      <table className={styles['table']} aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((value, index) => (index === 0 ? <th key={columns[index]} scope="row">{value}</th> : <td key={columns[index]}>{value ?? '–'}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
