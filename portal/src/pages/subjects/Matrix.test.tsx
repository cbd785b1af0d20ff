import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MatrixRow } from '@/api/types';
import { density } from '@/design/density';
import { renderPage } from '@/test/render';
import { Matrix } from './Matrix';

const columns = Array.from({ length: 40 }, (_, index) => ({
  visit: `V${index + 1}`,
  label: `Visit ${index + 1}`,
  epochId: index < 3 ? 'S' : 'T',
  epoch: index < 3 ? 'Screening' : 'Treatment',
  planned: true,
}));
const rows: MatrixRow[] = Array.from({ length: 200 }, (_, index) => ({
  subject: `101-${String(index + 1).padStart(3, '0')}`,
  site: '101',
  status: 'RANDOMIZED',
  cells: columns.map((_column, v) => ({ v, d: v === 0 ? 'complete' : 'planned', ...(index === 0 && v === 1 ? { q: 2 } : {}) })),
  unscheduled: 0,
}));
const complete = new Map([['V1', { visit: 'V1', label: 'Visit 1', expected: 200, complete: 150, inProgress: 0, overdue: 4, due: 0, missed: 0 }]]);

function show(more: { total?: number } = {}) {
  const acts = { onReach: vi.fn(), onOpen: vi.fn(), onOpenColumn: vi.fn() };
  renderPage(<Matrix columns={columns} rows={rows} total={more.total ?? 10_000} complete={complete} {...acts} />);
  return acts;
}

const focused = () => document.activeElement?.getAttribute('data-place');

afterEach(() => act(() => density.set('auto')));

describe('the matrix', { timeout: 30_000 }, () => {
  beforeEach(() => {
    // jsdom lays nothing out: the viewport is 320 × 220 px.
    for (const [name, value] of Object.entries({ clientWidth: 320, clientHeight: 220 })) {
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
    }
    Element.prototype.scrollTo = () => undefined;
  });

  it('draws what is seen, not 400,000 cells, and says the whole size', () => {
    show();
    const grid = document.querySelector('[role="grid"]');
    expect(grid).toHaveAttribute('aria-rowcount', '10002');
    expect(grid).toHaveAttribute('aria-colcount', '41');
    const cells = document.querySelectorAll('[role="gridcell"]').length;
    expect(cells).toBeGreaterThan(20);
    expect(cells).toBeLessThan(400);
  });

  it('is as dense as the reader wants, and explains its marks before it shows them', () => {
    show();
    const height = () => document.querySelector<HTMLElement>('[data-place="0:0"]')?.parentElement?.style.height;
    expect(height()).toBe('32px');
    act(() => density.set('compact'));
    expect(height()).toBe('28px');
    act(() => density.set('comfortable'));
    expect(height()).toBe('40px');
    const legend = screen.getByRole('list', { name: 'What the marks mean' });
    expect(legend.compareDocumentPosition(screen.getByRole('grid')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('is one tab stop; arrows move the focus', async () => {
    const user = userEvent.setup();
    show();
    await user.tab();
    expect(focused()).toBe('0:0');
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}');
    expect(focused()).toBe('1:2');
    expect(document.querySelectorAll('[data-place][tabindex="0"]')).toHaveLength(1);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(focused()).toBe('-1:2');
  });

  it('opens the visit of a cell, the subject of a row, the list of a column', async () => {
    const user = userEvent.setup();
    const { onOpen, onOpenColumn } = show();
    await user.tab();
    await user.keyboard('{Enter}{ArrowRight}{Enter}{ArrowUp}{Enter}');
    expect(onOpen.mock.calls).toEqual([
      ['101-001', null],
      ['101-001', 'V1'],
    ]);
    expect(onOpenColumn).toHaveBeenCalledWith('V1');
  });

  it('says the cell in words, with its open queries', async () => {
    const user = userEvent.setup();
    show();
    await user.tab();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByTestId('said')).toHaveTextContent('101-001 · Visit 2 Planned, 2 open queries');
  });

  it('says how complete a visit is over all subjects', () => {
    show();
    expect(document.querySelector('[data-place="-1:1"]')).toHaveTextContent('150 of 200 complete (75 %), 4 overdue');
  });

  it('asks for the rows that are seen and shows a skeleton until they come', async () => {
    const user = userEvent.setup();
    const { onReach, onOpen } = show();
    expect(onReach).toHaveBeenCalled();
    await user.tab();
    await user.keyboard('{Control>}{End}{/Control}');
    expect(focused()).toBe('9999:40');
    await user.keyboard('{Enter}');
    expect(onOpen).not.toHaveBeenCalled();
    expect(screen.getByTestId('said')).toHaveTextContent('Not loaded yet');
  });
});
