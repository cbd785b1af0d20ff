import { useElementSize } from '@mantine/hooks';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';
import type { MatrixColumn, MatrixRow, VisitColumn } from '@/api/types';
import { useDensity } from '@/design/density';
import { statusWord } from '@/pieces/status';
import styles from './Matrix.module.css';
import { MatrixHead } from './MatrixHead';
import { MatrixLegend } from './MatrixLegend';
import { MatrixRowView } from './MatrixRowView';
import { blocksOf, cellsByColumn, cellText, completeness } from './matrixColumns';
import { placeAfter, type Place } from './matrixKeys';
import { frozenWidth, headHeight, pitchOf, rowOf } from './matrixSizes';
import { useMarkImages } from './useMarkImages';

export type MatrixProps = {
  columns: MatrixColumn[];
  /** Those loaded so far, from the first on. */
  rows: MatrixRow[];
  /** All subjects of the filter; what is not loaded yet shows as a skeleton. */
  total: number;
  /** How complete each visit is over all subjects, by visit. */
  complete: ReadonlyMap<string, VisitColumn>;
  /** The last row that is seen: load up to it. */
  onReach: (row: number) => void;
  onOpen: (subject: string, visit: string | null) => void;
  onOpenColumn: (visit: string) => void;
};

/** Subjects × visits, drawn only where seen, in both directions; one tab stop, arrows move, Enter opens. */
export function Matrix({ columns, rows, total, complete, onReach, onOpen, onOpenColumn }: MatrixProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const { ref: sized, width } = useElementSize();
  useMarkImages(scroll, legend);
  const [at, setActive] = useState<Place>({ row: 0, column: 0 });
  const active = { row: Math.min(at.row, total - 1), column: Math.min(at.column, columns.length) };
  const [pointed, setPointed] = useState<Place | null>(null);
  const wanted = useRef<Place | null>(null);
  const frozen = frozenWidth(width);
  const pitch = pitchOf(width - frozen, columns.length);
  const head = headHeight(pitch);
  const rowHeight = rowOf(useDensity());

  const withActive = (index: number) => (range: Range) => {
    const shown = defaultRangeExtractor(range);
    return index < 0 || index >= range.count || shown.includes(index) ? shown : [...shown, index];
  };
  const down = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    paddingStart: head,
    scrollPaddingStart: head,
    overscan: 6,
    rangeExtractor: withActive(active.row),
    useFlushSync: false,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => pitch,
    paddingStart: frozen,
    scrollPaddingStart: frozen,
    overscan: 2,
    rangeExtractor: withActive(active.column - 1),
    useFlushSync: false,
  });
  useLayoutEffect(() => {
    across.measure();
  }, [across, pitch, frozen]);
  useLayoutEffect(() => {
    down.measure();
  }, [down, head, rowHeight]);

  const rowItems = down.getVirtualItems();
  const shownBlocks = blocksOf(across.getVirtualItems().map((item) => item.index)).join();
  const blocks = useMemo(() => (shownBlocks === '' ? [] : shownBlocks.split(',').map(Number)), [shownBlocks]);

  const lastSeen = rowItems.reduce((most, item) => (item.index === active.row ? most : Math.max(most, item.index)), -1);
  useEffect(() => {
    if (lastSeen >= 0) onReach(lastSeen);
  }, [lastSeen, rows.length, onReach]);

  useLayoutEffect(() => {
    const place = wanted.current;
    const cell = place && scroll.current?.querySelector<HTMLElement>(`[data-place="${place.row}:${place.column}"]`);
    if (!cell) return;
    wanted.current = null;
    cell.focus({ preventScroll: true });
  });

  const go = (next: Place) => {
    wanted.current = next;
    setActive(next);
    if (next.row >= 0) down.scrollToIndex(next.row);
    if (next.column > 0) across.scrollToIndex(next.column - 1);
  };
  const open = useCallback(
    ({ row, column }: Place) => {
      const visit = columns[column - 1]?.visit ?? null;
      const subject = rows[row]?.subject;
      if (row < 0 && visit) onOpenColumn(visit);
      else if (subject) onOpen(subject, visit);
    },
    [columns, rows, onOpen, onOpenColumn],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = placeOf(event.target);
    if (!from || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(from);
      return;
    }
    const page = Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 0) - head) / rowHeight) - 1);
    const next = placeAfter(event, from, { rows: total, columns: columns.length, page });
    if (!next) return;
    event.preventDefault();
    go(next);
  };
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    const place = placeOf(event.target);
    if (place && (place.row !== active.row || place.column !== active.column)) setActive(place);
    setPointed(place);
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const place = placeOf(event.target);
    if (place) open(place);
  };

  return (
    <div className={styles['matrix']} ref={sized}>
      <MatrixLegend marks={legend} subjects={total} visits={columns.length} />
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the cells take the focus, one at a time */}
      <div
        ref={scroll}
        className={styles['scroll']}
        role="grid"
        aria-label="Subjects and visits"
        aria-rowcount={total + 2}
        aria-colcount={columns.length + 1}
        aria-describedby="matrix-keys"
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
        onMouseOver={(event) => setPointed(placeOf(event.target))}
        onMouseLeave={() => setPointed(null)}
      >
        <div className={styles['canvas']} style={{ height: down.getTotalSize(), width: across.getTotalSize() }} role="presentation">
          <MatrixHead
            columns={columns}
            complete={complete}
            blocks={blocks}
            pitch={pitch}
            frozen={frozen}
            height={head}
            active={active.row === -1 ? active.column : null}
          />
          {rowItems.map((item) => (
            <MatrixRowView
              key={item.key}
              index={item.index}
              top={item.start}
              height={rowHeight}
              row={rows[item.index]}
              blocks={blocks}
              columns={columns.length}
              pitch={pitch}
              frozen={frozen}
              active={active.row === item.index ? active.column : null}
            />
          ))}
        </div>
      </div>
      <div className={styles['foot']}>
        <div className={styles['said']} data-testid="said">
          {pointed ? sayPlace(pointed, columns, rows, complete) : 'Point at a cell, or move with the arrow keys, to read it.'}
        </div>
        <div className={styles['keys']} id="matrix-keys">
          <kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd> move · <kbd>Enter</kbd> opens
        </div>
      </div>
    </div>
  );
}

function placeOf(target: EventTarget): Place | null {
  const text = (target as HTMLElement).closest<HTMLElement>('[data-place]')?.dataset['place'];
  if (!text) return null;
  const [row = 0, column = 0] = text.split(':').map(Number);
  return { row, column };
}

function sayPlace({ row, column }: Place, columns: MatrixColumn[], rows: MatrixRow[], complete: ReadonlyMap<string, VisitColumn>) {
  const visit = columns[column - 1];
  const at = rows[row];
  if (row < 0) {
    return visit ? (
      <>
        <strong>{visit.label}</strong> {completeness(complete.get(visit.visit)).text}
      </>
    ) : (
      'Subjects'
    );
  }
  if (!at) return 'Not loaded yet';
  if (!visit) {
    return (
      <>
        <strong>{at.subject}</strong> site {at.site}, {statusWord('subject', at.status).word.toLowerCase()}
        {at.unscheduled > 0 && `, ${at.unscheduled} unscheduled ${at.unscheduled === 1 ? 'visit' : 'visits'}`}
      </>
    );
  }
  return (
    <>
      <strong>
        {at.subject} · {visit.label}
      </strong>{' '}
      {cellText(cellsByColumn(at).get(column - 1))}
    </>
  );
}
