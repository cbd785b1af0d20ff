import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { violations } from '@/test/axe';
import { renderPiece } from '@/test/render';
import { barLabel, shortened, SubjectTimeline, type TimelineLane } from './SubjectTimeline';

const lanes: TimelineLane[] = [
  { id: 'consent', label: 'Consent', marks: [{ kind: 'point', id: 'consent-2.0', on: '2026-03-12', label: 'Consent 2.0', tone: 'accent' }] },
  {
    id: 'visits',
    label: 'Visits',
    marks: [
      { kind: 'window', id: 'WK2', from: '2026-04-01', to: '2026-04-07', actual: '2026-04-09', timing: 'LATE', status: 'complete', label: 'Week 2' },
      { kind: 'window', id: 'WK4', from: '2026-04-15', to: '2026-04-21', status: 'due', label: 'Week 4' },
    ],
  },
  {
    id: 'events',
    label: 'Adverse events',
    marks: [
      { kind: 'bar', id: 'AE1', from: '2026-04', to: null, label: 'Nausea', tone: 'neutral' },
      { kind: 'bar', id: 'AE2', from: '2026-03-20', to: '2026-03-28', label: 'Fall', tone: 'danger' },
    ],
  },
];

const draw = (onOpen = vi.fn()) => ({
  onOpen,
  ...renderPiece(<SubjectTimeline lanes={lanes} from="2026-03-05" to="2026-04-28" today="2026-04-16" onOpen={onOpen} />),
});
const mark = (name: RegExp) => screen.getByRole('button', { name });

describe('the time line of a subject', () => {
  it('says of each mark what it is and when', () => {
    draw();
    const visits = within(screen.getByRole('group', { name: 'Visits' }));
    expect(visits.getByRole('button', { name: 'Week 2. Complete 9 Apr 2026, after its window. Window 1 Apr 2026 to 7 Apr 2026' })).toBeVisible();
    expect(visits.getByRole('button', { name: 'Week 4. Due. Window 15 Apr 2026 to 21 Apr 2026' })).toBeVisible();
    expect(mark(/^Consent 2.0. 12 Mar 2026$/)).toBeVisible();
    expect(mark(/^Fall. 20 Mar 2026 to 28 Mar 2026$/)).toBeVisible();
    expect(mark(/^Nausea. Apr 2026 and goes on$/)).toBeVisible();
  });

  it('opens a mark by click and by Enter, and says which lane it is in', async () => {
    const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
    const { onOpen } = draw();
    await user.click(mark(/^Week 2/));
    expect(onOpen).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'WK2' }), expect.objectContaining({ id: 'visits' }));
    mark(/^Nausea/).focus();
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'AE1' }), expect.objectContaining({ id: 'events' }));
    expect(onOpen).toHaveBeenCalledTimes(2);
  });

  it('draws what goes on up to today and no further', () => {
    draw();
    const right = (name: RegExp) => {
      const box = mark(name).querySelectorAll('rect')[1];
      return Number(box?.getAttribute('x')) + Number(box?.getAttribute('width'));
    };
    const today = Number(screen.getByText('16 Apr 2026').getAttribute('x'));
    expect(Math.abs(right(/^Nausea/) - today)).toBeLessThan(20);
    expect(right(/^Fall/)).toBeLessThan(today);
  });

  it('puts the label of a short bar beside it, and shortens what has no room', () => {
    expect(barLabel('Fall', 100, 160, 560)).toEqual({ x: 109, text: 'Fall' });
    expect(barLabel('Subdural haematoma', 100, 130, 560)).toEqual({ x: 135, text: 'Subdural haematoma' });
    expect(barLabel('Subdural haematoma', 440, 500, 560)).toEqual({ x: 505, text: 'Subdura…' });
    expect(shortened('Nausea', 10)).toBe('');
  });

  it('has no accessibility violations', async () => {
    expect(await violations(draw().container)).toEqual([]);
  });
});
