import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/api/Problem';
import { density } from '@/design/density';
import { violations } from '@/test/axe';
import { renderPiece } from '@/test/render';
import { DataTable, type Column } from './DataTable';

type Row = { id: string; age: number | null };
const rows: Row[] = [
  { id: '101-10', age: 4 },
  { id: '101-9', age: null },
  { id: '101-2', age: 30 },
];
const columns: Column<Row>[] = [
  { id: 'id', header: 'Subject', cell: (row) => row.id, sortBy: (row) => row.id },
  { id: 'age', header: 'Age', align: 'right', cell: (row) => row.age ?? '–', sortBy: (row) => row.age },
];
const table = (more: Partial<Parameters<typeof DataTable<Row>>[0]> = {}) => <DataTable label="Queries" columns={columns} rows={rows} rowKey={(row) => row.id} {...more} />;
const firsts = () => screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell')[0]?.textContent);

afterEach(() => {
  act(() => density.set('auto'));
  vi.restoreAllMocks();
});

describe('a table', () => {
  it('sorts as people count, and what is missing last', async () => {
    renderPiece(table());
    await userEvent.click(screen.getByRole('button', { name: 'Subject' }));
    expect(firsts()).toEqual(['101-2', '101-9', '101-10']);
    expect(screen.getByRole('columnheader', { name: 'Subject' })).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Age' }));
    expect(firsts()).toEqual(['101-10', '101-2', '101-9']);
  });

  it('is walked with arrows and opened with Enter', async () => {
    const onOpen = vi.fn();
    renderPiece(table({ onOpen }));
    screen.getAllByRole('row')[1]?.focus();
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(screen.getAllByRole('row')[2]).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(rows[1]);
  });

  it('is one stop of the Tab key', () => {
    renderPiece(table({ onOpen: () => undefined }));
    expect(screen.getAllByRole('row').filter((row) => row.getAttribute('tabindex') === '0')).toHaveLength(1);
  });

  it('loads more where there is more', async () => {
    const load = vi.fn();
    renderPiece(table({ more: { hasMore: true, loading: false, failed: false, load } }));
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(load).toHaveBeenCalledOnce();
  });

  it('says of rows that stand what could not be read, and reads it again', async () => {
    const onRetry = vi.fn();
    renderPiece(table({ error: Problem.offline(), onRetry, more: { hasMore: true, loading: false, failed: false, load: () => undefined } }));
    expect(firsts()).toHaveLength(3);
    expect(screen.getByRole('alert')).toHaveTextContent('Not everything here could be read; some may be missing or out of date.');
    expect(screen.getByRole('button', { name: 'Load more' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('says that the next rows could not be read, and asks for those again', async () => {
    const [load, onRetry] = [vi.fn(), vi.fn()];
    renderPiece(table({ error: Problem.offline(), onRetry, more: { hasMore: true, loading: false, failed: true, load } }));
    expect(screen.getByRole('alert')).toHaveTextContent('The next rows could not be read.');
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect([load.mock.calls.length, onRetry.mock.calls.length]).toEqual([1, 0]);
  });

  it('is as dense as the reader wants, else as suits it', () => {
    renderPiece(table({ density: 'compact' }));
    const dense = () => screen.getByRole('table').dataset['density'];
    expect(dense()).toBe('compact');
    act(() => density.set('comfortable'));
    expect(dense()).toBe('comfortable');
    expect(localStorage.getItem('tl.density')).toBe('comfortable');
  });

  it('keeps the row in sight whose details open or close', async () => {
    const seen: (string | undefined)[] = [];
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      seen.push((this as HTMLElement).dataset['key']);
    });
    const Chosen = () => {
      const [selected, choose] = useState<string | null>(null);
      return (
        <>
          {table({ selected, onOpen: (row) => choose(row.id) })}
          <button onClick={() => choose(null)}>Close</button>
        </>
      );
    };
    renderPiece(<Chosen />);
    await userEvent.click(screen.getByText('101-2'));
    expect(seen).toEqual(['101-2']);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(seen).toEqual(['101-2', '101-2']);
  });

  it('says what would fill it when it is empty', () => {
    renderPiece(table({ rows: [], empty: <p>No query waits</p> }));
    expect(screen.getByText('No query waits')).toBeVisible();
  });

  it('is accessible', async () => {
    const { container } = renderPiece(table({ onOpen: () => undefined, selected: '101-9' }));
    expect(await violations(container)).toEqual([]);
  });
});
