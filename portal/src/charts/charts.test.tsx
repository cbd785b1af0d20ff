import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { violations } from '@/test/axe';
import { renderPage, renderPiece } from '@/test/render';
import { textsOf } from '@/test/table';
import BarChart from './BarChart';
import ColumnChart from './ColumnChart';
import FunnelChart from './FunnelChart';
import { ChartCard, LazyBars } from './index';
import { apart } from './labels';
import LineChart from './LineChart';
import StackedChart from './StackedChart';

const chart = (name: string) => screen.findByRole('application', { name });
const reading = () => screen.queryByRole('status')?.textContent;
const reads = (text: string) => waitFor(() => expect(reading()).toBe(text));
/** What is drawn as bars, as it stands at once: nothing grows into its place. */
const bars = (container: HTMLElement) => [...container.querySelectorAll('.recharts-bar-rectangle path')];
const sizes = (container: HTMLElement, side: 'width' | 'height') => bars(container).map((bar) => Number(bar.getAttribute(side)));

describe('a chart in its card', () => {
  const card = (
    <ChartCard title="Site 101 lags behind" table={{ columns: ['Site', 'Enrolled', 'Planned'], rows: [['101', 4, 10], ['102', 12, null]] }}>
      <LazyBars label="Site 101 lags behind" bars={[{ name: '101', value: 4 }]} />
    </ChartCard>
  );

  it('says in its title what it shows, and has its numbers one click away', async () => {
    const { container } = renderPiece(card);
    const region = screen.getByRole('region', { name: 'Site 101 lags behind' });
    expect(await within(region).findByRole('application', { name: 'Site 101 lags behind' })).toBeVisible();
    expect(await violations(container)).toEqual([]);
    expect(screen.queryByRole('table')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    expect(textsOf(screen.getByRole('table', { name: 'Site 101 lags behind' }))).toEqual([
      ['Site', 'Enrolled', 'Planned'],
      ['101', '4', '10'],
      ['102', '12', '–'],
    ]);
    expect(await violations(container)).toEqual([]);
    await userEvent.click(screen.getByRole('radio', { name: 'Chart' }));
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('lines', () => {
  const lines = (
    <LineChart label="Enrollment" x={['Jan', 'Feb', 'Mar']} series={[{ name: 'Enrolled', values: [0, 5, 9] }, { name: 'Plan', values: [4, 8, null], dashed: true }]} />
  );

  it('end with their names and last known values', async () => {
    const { container } = renderPiece(lines);
    expect(await screen.findByText('Enrolled 9')).toBeVisible();
    expect(screen.getByText('Plan 8')).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('are one stop of the Tab key, and are read value by value with the arrow keys', async () => {
    renderPiece(lines);
    const drawn = await chart('Enrollment');
    expect(drawn).toHaveAccessibleDescription('Arrow keys read its values one by one.');
    expect(reading()).toBeUndefined();
    await userEvent.tab();
    expect(drawn).toHaveFocus();
    await reads('JanEnrolled 0Plan 4');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await reads('MarEnrolled 9Plan –');
    await userEvent.keyboard('{ArrowLeft}');
    await reads('FebEnrolled 5Plan 8');
  });

  it('break where a value is missing', async () => {
    const { container } = renderPiece(<LineChart label="Gap" x={['a', 'b', 'c', 'd']} series={[{ name: 'Seen', values: [1, null, 3, 4] }]} />);
    await chart('Gap');
    expect(container.querySelector('.recharts-line-curve')?.getAttribute('d')?.match(/[ML]/g)).toEqual(['M', 'M', 'L']);
  });

  it('keep their names apart where they end together', () => {
    expect(apart([50, 48, 120], 16, 0, 100)).toEqual([64, 48, 100]);
  });
});

describe('bars', () => {
  const shown = <BarChart label="Queries" unit="open" bars={[{ name: 'Site 101', value: 8, to: '/there' }, { name: 'Site 102', value: 4, note: 'since May' }]} />;

  it('are as long as their numbers, which stand at their ends', async () => {
    const { container } = renderPage(shown);
    await chart('Queries');
    const [first, second] = sizes(container, 'width').map((width) => width + 1);
    expect((first ?? 0) / (second ?? 1)).toBeCloseTo(2);
    expect(screen.getByText('8 open')).toBeVisible();
    expect(screen.getByText('since May')).toBeVisible();
  });

  it('are read up and down, and lead where they belong', async () => {
    const { container } = renderPage(shown, { path: '/studies/:study' });
    const drawn = await chart('Queries');
    const link = screen.getByRole('link', { name: 'Site 101' });
    expect(link).toHaveAttribute('href', '/there');
    drawn.focus();
    await reads('Site 101open 8');
    await userEvent.keyboard('{ArrowDown}');
    await reads('Site 102open 4');
    await userEvent.keyboard('{ArrowUp}');
    await reads('Site 101open 8');
    await userEvent.keyboard('{ArrowRight}');
    await reads('Site 102open 4');
    const bar = bars(container)[0] as Element;
    fireEvent.mouseMove(bar, { clientX: 20, clientY: 15 });
    fireEvent.click(bar, { clientX: 20, clientY: 15 });
    expect(await screen.findByText('elsewhere')).toBeVisible();
  });
});

describe('columns of parts', () => {
  it('carry their totals, and parts as high as their numbers', async () => {
    const { container } = renderPiece(
      <ColumnChart
        label="Events"
        parts={[{ name: 'Serious', tone: 'danger' }, { name: 'Not serious', tone: 'neutral' }]}
        columns={[{ name: 'Jan', values: [2, 6] }, { name: 'Feb', values: [0, 0] }]}
      />,
    );
    const drawn = await chart('Events');
    expect(screen.getByText('Serious')).toBeVisible();
    const [serious, others, ...more] = sizes(container, 'height').map((height) => height + 1);
    expect(more).toEqual([]);
    expect((others ?? 0) / (serious ?? 1)).toBeCloseTo(3);
    expect(within(drawn).getByText('8')).toBeVisible();
    expect(within(drawn).queryByText('0')).toBeNull();
    drawn.focus();
    await reads('JanSerious 2Not serious 6');
    await userEvent.keyboard('{ArrowRight}');
    await reads('FebSerious 0Not serious 0');
    expect(await violations(container)).toEqual([]);
  });
});

describe('many columns', () => {
  it('say the highest total alone', async () => {
    renderPiece(
      <ColumnChart label="Years" parts={[{ name: 'Events', tone: 'neutral' }]} columns={Array.from({ length: 60 }, (_, at) => ({ name: `M${at}`, values: [at === 7 ? 44 : 21] }))} />,
    );
    const drawn = within(await chart('Years'));
    expect(drawn.getByText('44')).toBeVisible();
    expect(drawn.queryByText('21')).toBeNull();
  });
});

describe('stacked rows', () => {
  const parts = [
    { name: 'Open', tone: 'attention' },
    { name: 'Answered', tone: 'info' },
  ] as const;

  it('say every part, in words by the keyboard, in numbers where there is room, and the total at the end', async () => {
    const { container } = renderPage(
      <StackedChart label="Ages" parts={parts} rows={[{ name: 'Up to 7 days', parts: [60, 1] }, { name: 'Over 30 days', parts: [0, 2], to: '/old' }]} />,
    );
    const drawn = await chart('Ages');
    expect(within(drawn).getByText('60')).toBeVisible();
    expect(within(drawn).getByText('61')).toBeVisible();
    expect(within(drawn).queryByText('1')).toBeNull();
    expect(screen.getByRole('link', { name: 'Over 30 days' })).toHaveAttribute('href', '/old');
    drawn.focus();
    await reads('Up to 7 daysOpen 60Answered 1');
    expect(await violations(container)).toEqual([]);
  });

  it('all fill the width where they are shares', async () => {
    const { container } = renderPage(<StackedChart label="Shares" shares parts={parts} rows={[{ name: 'Week 2', parts: [5, 5] }, { name: 'Week 4', parts: [0, 2] }]} />);
    await chart('Shares');
    const [open, answered, all] = sizes(container, 'width').map((width) => width + 1);
    expect(open).toBeCloseTo(answered ?? 0);
    expect((open ?? 0) + (answered ?? 0)).toBeCloseTo(all ?? 0);
  });
});

describe('a funnel', () => {
  it('gives each step its number and its share of the first, and says whose share another is', async () => {
    const { container } = renderPiece(
      <FunnelChart label="Funnel" steps={[{ name: 'Registered', value: 40 }, { name: 'Screening failed', value: 4, side: true, note: 'of those screened' }, { name: 'Randomized', value: 30 }]} />,
    );
    const drawn = await chart('Funnel');
    expect([...drawn.querySelectorAll('text')].map((text) => text.textContent)).toEqual(['40100 %', '4of those screened', '3075 %']);
    const [registered, failed, randomized] = bars(container);
    expect((Number(randomized?.getAttribute('width')) + 1) / (Number(registered?.getAttribute('width')) + 1)).toBeCloseTo(0.75);
    expect(Number(failed?.getAttribute('height'))).toBeCloseTo(Number(registered?.getAttribute('height')) / 2);
    drawn.focus();
    await userEvent.keyboard('{ArrowDown}');
    await reads('Screening failedSubjects 4of those screened');
  });

  it('stands where nobody was registered yet', async () => {
    renderPiece(<FunnelChart label="Funnel" steps={[{ name: 'Registered', value: 0 }]} />);
    expect(within(await chart('Funnel')).getByText('0 %')).toBeVisible();
  });
});
