import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { violations } from '@/test/axe';
import { renderPage, renderPiece } from '@/test/render';
import { textsOf } from '@/test/table';
import BarChart from './BarChart';
import ColumnChart from './ColumnChart';
import FunnelChart from './FunnelChart';
import { ChartCard, LazyBars } from './index';
import LineChart from './LineChart';
import StackedChart from './StackedChart';

describe('a chart in its card', () => {
  const card = (
    <ChartCard title="Site 101 lags behind" table={{ columns: ['Site', 'Enrolled', 'Planned'], rows: [['101', 4, 10], ['102', 12, null]] }}>
      <LazyBars label="Site 101 lags behind" bars={[{ name: '101', value: 4 }]} />
    </ChartCard>
  );

  it('says in its title what it shows, and has its numbers one click away', async () => {
    const { container } = renderPiece(card);
    const region = screen.getByRole('region', { name: 'Site 101 lags behind' });
    expect(await within(region).findByRole('group', { name: 'Site 101 lags behind' })).toHaveTextContent('101 4');
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
  it('end with their names and last known values, at the height of the value', () => {
    const { container } = renderPiece(
      <LineChart label="Enrollment" x={['2026-01', '2026-02', '2026-03']} series={[{ name: 'Enrolled', values: [0, 5, 9] }, { name: 'Plan', values: [4, 8, null], dashed: true }]} />,
    );
    expect(screen.getByRole('img', { name: 'Enrollment' })).toBeVisible();
    expect(screen.getByText('Enrolled 9')).toBeVisible();
    expect(screen.getByText('Plan 8')).toBeVisible();
    const axis = screen.getByText('9', { selector: 'text' });
    expect(Number(container.querySelector('circle')?.getAttribute('cy'))).toBeCloseTo(Number(axis.getAttribute('y')) - 4);
  });

  it('break where a value is missing', () => {
    const { container } = renderPiece(<LineChart label="Gap" x={['a', 'b', 'c', 'd']} series={[{ name: 'Seen', values: [1, null, 3, 4] }]} />);
    expect(container.querySelector('path')?.getAttribute('d')?.match(/[ML]/g)).toEqual(['M', 'M', 'L']);
  });
});

describe('bars', () => {
  it('are as long as their numbers, and lead where they belong', () => {
    renderPage(<BarChart label="Queries" unit="open" bars={[{ name: 'Site 101', value: 8, to: '/there' }, { name: 'Site 102', value: 4, note: 'since May' }]} />);
    const longest = screen.getByRole('link', { name: /Site 101\s*8 open/ });
    expect(longest).toHaveAttribute('href', '/there');
    expect(longest.querySelector('[style*="width: 82%"]')).not.toBeNull();
    expect(screen.getByRole('group', { name: 'Queries' }).querySelector('[style*="width: 41%"]')).not.toBeNull();
    expect(screen.getByText('since May')).toBeVisible();
  });
});

describe('columns of parts', () => {
  it('carry their totals, and parts as high as their numbers', () => {
    const { container } = renderPiece(
      <ColumnChart
        label="Events"
        parts={[{ name: 'Serious', tone: 'danger' }, { name: 'Not serious', tone: 'neutral' }]}
        columns={[{ name: 'Jan', values: [2, 6] }, { name: 'Feb', values: [0, 0] }]}
      />,
    );
    expect(screen.getByText('Serious')).toBeVisible();
    const [serious, others, ...more] = [...container.querySelectorAll('rect[rx]')].map((part) => Number(part.getAttribute('height')));
    expect(more).toEqual([]);
    // A hair line of one pixel is left between the parts.
    expect(((others ?? 0) + 1) / (serious ?? 1)).toBeCloseTo(3);
    expect(screen.getAllByText('8', { selector: 'text' }).length).toBeGreaterThan(0);
  });
});

describe('stacked rows', () => {
  it('say every part in words, and the total at the end', () => {
    renderPage(
      <StackedChart
        label="Ages"
        parts={[{ name: 'Open', tone: 'attention' }, { name: 'Answered', tone: 'info' }]}
        rows={[{ name: 'Up to 7 days', parts: [3, 1] }, { name: 'Over 30 days', parts: [0, 2], to: '/old' }]}
      />,
    );
    const first = screen.getByRole('img', { name: 'Up to 7 days: Open 3, Answered 1' });
    expect(first).toHaveTextContent('4');
    expect(within(first).getByText('3').style.flexGrow).toBe('3');
    expect(screen.getByRole('link')).toHaveAttribute('href', '/old');
    expect(screen.getByRole('img', { name: 'Over 30 days: Open 0, Answered 2' })).toBeVisible();
  });
});

describe('a funnel', () => {
  it('gives each step its number and its share of the first, and says whose share another is', () => {
    renderPiece(
      <FunnelChart label="Funnel" steps={[{ name: 'Registered', value: 40 }, { name: 'Screening failed', value: 4, side: true, note: 'of those screened' }, { name: 'Randomized', value: 30 }]} />,
    );
    const funnel = within(screen.getByRole('group', { name: 'Funnel' }));
    expect(funnel.getByText('Randomized').parentElement).toHaveTextContent('Randomized3075 %');
    expect(funnel.getByText('Screening failed').parentElement).toHaveTextContent('Screening failed4of those screened');
    expect(funnel.getByText('Randomized').parentElement?.querySelector('[style*="width: 46.5%"]')).not.toBeNull();
  });

  it('stands where nobody was registered yet', () => {
    renderPiece(<FunnelChart label="Funnel" steps={[{ name: 'Registered', value: 0 }]} />);
    expect(screen.getByText('0 %')).toBeVisible();
  });
});
