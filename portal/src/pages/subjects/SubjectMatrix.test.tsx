import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { visitSummary } from '@/pages/dashboard/summaries.fixture';
import { renderPage, STUDY } from '@/test/render';
import { answering, type Asked } from '@/test/server';
import { quickUser } from '@/test/typing';
import { SubjectMatrix } from './SubjectMatrix';

const of = (resource: string) => `GET /api/v1/studies/${STUDY}/${resource}`;
const columns = [{ visit: 'V1', label: 'Visit 1', epochId: 'S', epoch: 'Screening', planned: true }];
const row = (subject: string) => ({ subject, site: '101', status: 'RANDOMIZED', cells: [{ v: 0, d: 'complete' }], unscheduled: 0 });

// jsdom lays nothing out: the viewport is 320 × 220 px.
for (const [name, value] of Object.entries({ clientWidth: 320, clientHeight: 220 })) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
}

it('asks once for next subjects that cannot be read, says so, and asks again when told to', async () => {
  let away = true;
  const asked = answering({
    [of('visit-summary')]: visitSummary,
    [of('subject-matrix')]: ({ query }: Asked) =>
      query.get('after') === null
        ? { body: { columns, rows: [row('101-001'), row('101-002')], next: 'second', total: 3 } }
        : away
          ? { status: 500, body: { status: 500, rule: 'INTERNAL', detail: 'the database is away' } }
          : { body: { columns, rows: [row('101-003')], next: null, total: 3 } },
  });
  const seconds = () => asked.filter((one) => one.query.get('after') === 'second').length;
  renderPage(<SubjectMatrix study={STUDY} filter={{}} filtered={false} register={null} />);
  expect(await screen.findByRole('alert')).toHaveTextContent('The next subjects could not be read.');
  expect(screen.getByText('101-002')).toBeInTheDocument();
  expect(seconds()).toBe(1);
  away = false;
  await quickUser().click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('101-003')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(seconds()).toBe(2);
});
