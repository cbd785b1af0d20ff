import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import {
  getCoreRowModel,
  getSortedRowModel,
  useReactTable,
  type ColumnDef,
  type Row as TableRow,
  type SortingState,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useDensity } from '@/design/density';
import { layout } from '@/design/tokens';
import styles from './DataTable.module.css';
import { ErrorLine, ErrorState, Loading } from './states';

export type Column<Row> = {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Gives the column a sort button; numbers sort as numbers, null last. */
  sortBy?: (row: Row) => string | number | null | undefined;
  align?: 'left' | 'right';
  /** Never broken over lines. Texts of one word (subject numbers, ids) never are. */
  nowrap?: boolean;
  width?: number | string;
  /** Hidden where there is little room: below 1024 px or 640 px, or where details beside it leave the table about as little. */
  hideBelow?: 'icons' | 'phone';
};

export type More = {
  hasMore: boolean;
  loading: boolean;
  /** The next rows were asked for and could not be read; `load` asks again. */
  failed: boolean;
  load: () => void;
};

export type DataTableProps<Row> = {
  /** What the table shows, for screen readers: "Open queries". */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Enter and click on a row. */
  onOpen?: (row: Row) => void;
  /** The row whose details are shown. */
  selected?: string | null;
  /** As long as the reader chose none for all tables. */
  density?: 'comfortable' | 'compact';
  /** `moreOf(query)` for lists by cursor. */
  more?: More;
  initialSort?: { id: string; desc?: boolean };
  /** Shown when there are no rows. */
  empty?: ReactNode;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** px; the table then scrolls by itself, its head stays, and long lists are drawn only where seen. */
  maxHeight?: number;
  /** In place of "120 rows". */
  foot?: ReactNode;
};

const VIRTUAL_FROM = 80;

/** A dense table: sorting, keyboard (arrows, Home, End, Enter), a head that stays, pages by cursor. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, empty, loading = false, error, onRetry, more, foot } = props;
  if (error && rows.length === 0) return <ErrorState error={error} what={`${label} could not be read`} {...(onRetry ? { onRetry } : {})} />;
  if (loading && rows.length === 0) {
    return (
      <div style={{ padding: '0 var(--tl-space-4)' }}>
        <Loading lines={6} />
      </div>
    );
  }
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className={styles['wrap']}>
      <Rows {...props} />
      {more?.failed ? (
        <ErrorLine error={error} what="The next rows could not be read." onRetry={more.load} retrying={more.loading} />
      ) : (
        Boolean(error) && <ErrorLine error={error} what="Not everything here could be read; some may be missing or out of date." {...(onRetry ? { onRetry } : {})} />
      )}
      {(more?.hasMore || foot) && (
        <div className={styles['foot']}>
          <span>{foot ?? `${rows.length} loaded; sorting is among these`}</span>
          {more?.hasMore && !more.failed && (
            <Button size="xs" variant="default" loading={more.loading} onClick={more.load}>
              Load more
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Rows<Row>({ label, columns, rows, rowKey, onOpen, selected, density: own = 'comfortable', initialSort, maxHeight }: DataTableProps<Row>) {
  const wanted = useDensity();
  const density = wanted === 'auto' ? own : wanted;
  const [sorting, setSorting] = useState<SortingState>(initialSort ? [{ id: initialSort.id, desc: initialSort.desc ?? false }] : []);
  const [active, setActive] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns]);
  const table = useReactTable({
    data: rows,
    columns: definitions,
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: rowKey,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const sorted = table.getRowModel().rows;
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const present = Math.min(active, Math.max(0, sorted.length - 1));

  const virtual = maxHeight !== undefined && sorted.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => layout.row[density] + 1,
    overscan: 12,
    enabled: virtual,
  });
  const items = virtual ? virtualizer.getVirtualItems() : null;
  const shown = items ? items.map((item) => ({ index: item.index, row: sorted[item.index] })) : sorted.map((row, index) => ({ index, row }));
  const before = items?.[0]?.start ?? 0;
  const after = items ? virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0) : 0;

  useEffect(() => virtualizer.measure(), [virtualizer, density]);

  // Opening or closing details changes the width, so rows wrap anew: the row they are of stays in sight.
  const chosen = useRef(selected ?? null);
  useEffect(() => {
    const row = selected ?? chosen.current;
    chosen.current = selected ?? null;
    if (row === null) return;
    const seen = [...(body.current?.rows ?? [])].find((one) => one.dataset['key'] === row);
    seen?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);

  const focus = (index: number) => {
    const next = Math.max(0, Math.min(index, sorted.length - 1));
    setActive(next);
    if (virtual) virtualizer.scrollToIndex(next);
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: TableRow<Row>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ArrowDown') focus(index + 1);
    else if (event.key === 'ArrowUp') focus(index - 1);
    else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(sorted.length - 1);
    else if (event.key === 'PageDown') focus(index + 10);
    else if (event.key === 'PageUp') focus(index - 10);
    else if ((event.key === 'Enter' || event.key === ' ') && onOpen) onOpen(row.original);
    else return;
    event.preventDefault();
  };

  return (
    <div ref={scroll} className={styles['scroll']} style={maxHeight === undefined ? undefined : { maxHeight }}>
      <table className={styles['table']} aria-label={label} aria-rowcount={sorted.length + 1} data-density={density}>
        <thead>
          <tr>
            {table.getFlatHeaders().map((header) => {
              const column = byId.get(header.id);
              const direction = header.column.getIsSorted();
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={cellClass(column)}
                  style={{ width: column?.width }}
                  aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined}
                >
                  {column?.sortBy ? (
                    <button type="button" className={styles['sort']} data-align={column.align} data-sorted={direction !== false} onClick={header.column.getToggleSortingHandler()}>
                      {column.header}
                      {direction === 'asc' ? <IconArrowUp size={13} /> : direction === 'desc' ? <IconArrowDown size={13} /> : <IconSelector size={13} />}
                    </button>
                  ) : (
                    column?.header
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody ref={body}>
          {before > 0 && <Spacer height={before} columns={columns.length} />}
          {shown.map(
            ({ index, row }) =>
              row && (
                <tr
                  key={row.id}
                  className={styles['row']}
                  data-index={index}
                  data-key={row.id}
                  data-opens={Boolean(onOpen)}
                  aria-rowindex={index + 2}
                  aria-selected={selected === undefined ? undefined : selected === row.id}
                  tabIndex={index === present ? 0 : -1}
                  onFocus={() => setActive(index)}
                  onClick={(event) => onOpen && !(event.target as HTMLElement).closest('a, button, input, select, label') && onOpen(row.original)}
                  onKeyDown={(event) => onKey(event, index, row)}
                >
                  {row.getVisibleCells().map((cell) => (
                    <Cell key={cell.id} column={byId.get(cell.column.id)} row={row.original} />
                  ))}
                </tr>
              ),
          )}
          {after > 0 && <Spacer height={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row> | undefined; row: Row }) {
  const content = column?.cell(row);
  const oneWord = typeof content === 'string' && !content.includes(' ');
  return (
    <td className={cellClass(column)} style={column?.nowrap || oneWord ? { whiteSpace: 'nowrap' } : undefined}>
      {content}
    </td>
  );
}

const Spacer = ({ height, columns }: { height: number; columns: number }) => (
  <tr className={styles['spacer']} aria-hidden="true">
    <td colSpan={columns} style={{ height }} />
  </tr>
);

const cellClass = <Row,>(column: Column<Row> | undefined) =>
  [
    column?.align === 'right' ? styles['right'] : '',
    column?.hideBelow === 'icons' ? styles['hideIcons'] : column?.hideBelow === 'phone' ? styles['hidePhone'] : '',
  ].join(' ');

function definitionOf<Row>(column: Column<Row>): ColumnDef<Row> {
  const sortBy = column.sortBy;
  return {
    id: column.id,
    header: () => column.header,
    ...(sortBy
      ? { accessorFn: (row: Row) => sortBy(row) ?? undefined, sortUndefined: 'last' as const, sortDescFirst: false, sortingFn: bySense }
      : { enableSorting: false }),
  } as ColumnDef<Row>;
}

/** Numbers as numbers, texts with numbers in them as people count (`101-9` before `101-10`). */
function bySense<Row>(a: TableRow<Row>, b: TableRow<Row>, id: string): number {
  const [left, right] = [a.getValue<string | number>(id), b.getValue<string | number>(id)];
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), 'en', { numeric: true });
}
