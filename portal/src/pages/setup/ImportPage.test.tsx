import { screen, waitFor, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, it } from 'vitest';
import type { StudyPreview } from '@/api/types';
import { violations } from '@/test/axe';
import { renderPiece } from '@/test/render';
import { answering, waiting, type Asked } from '@/test/server';
import { quickUser } from '@/test/typing';
import { Component } from './ImportPage';

const user = quickUser();
const preview: StudyPreview = {
  study: 'NLT-301',
  version: '2.0',
  title: 'Velanserin in children',
  acronym: 'KIDS',
  plannedSubjects: 120,
  arms: ['Placebo', 'Velanserin 5 mg'],
  epochs: [{ id: 'E1', name: 'Treatment' }],
  schedule: [
    { key: 'BL', label: 'Baseline', epochId: 'E1', encounter: null, anchorKey: null, offset: null, before: false, windowLower: null, windowUpper: null, fixedReference: true, activities: ['A1'] },
    { key: 'WK4', label: 'Week 4', epochId: 'E1', encounter: null, anchorKey: 'BL', offset: 'P4W', before: false, windowLower: 'P3D', windowUpper: 'P3D', fixedReference: false, activities: ['A1'] },
  ],
  activities: [{ name: 'A1', label: 'Vital signs' }],
  criteria: [
    { id: 'C1', identifier: 'IN01', inclusion: true, label: null, text: 'Children of 6 to 11 years.' },
    { id: 'C2', identifier: 'EX01', inclusion: false, label: null, text: 'Epilepsy.' },
  ],
  report: {
    counts: { arms: 2, epochs: 1, criteria: 2, activities: 1 },
    findings: [{ code: 'TIMING_NOT_READ', what: 'The timing “as needed” has no length.', where: 'ScheduleTimeline_1/Timing_7' }],
  },
  alreadyImported: false,
};
const clean = { ...preview, report: { ...preview.report, findings: [] } };

function open(answers: Record<string, unknown> = {}, mayCreateStudies = true) {
  const asked = answering({
    'GET /api/v1/me': { user: 'admin', name: 'Olivia Marsh', organisation: 'Northlight', sessionExpiresAt: '2030-01-01T00:00:00Z', mayCreateStudies },
    ...answers,
  });
  const router = createMemoryRouter(
    [
      { path: '/new-study', element: <Component /> },
      { path: '/studies/:study/setup', element: <div>the set-up</div> },
    ],
    { initialEntries: ['/new-study'] },
  );
  return { asked, page: renderPiece(<RouterProvider router={router} />), posts: () => asked.filter((one) => one.method === 'POST') };
}

/** Both are the same address; the query says which. */
const imports = (previewed: unknown, imported: unknown = { study: 'NLT-301' }) => ({
  'POST /api/v1/study-imports': (asked: Asked) => {
    const answer = asked.query.has('preview') ? previewed : imported;
    return typeof answer === 'function' ? (answer as (asked: Asked) => never)(asked) : { body: answer };
  },
});
const refused = (status: number, rule: string, detail: string) => () => ({ status, body: { status, rule, detail } });

const choose = async (content = '{"study":{}}') => user.upload(await screen.findByLabelText('USDM file'), new File([content], 'kids.json', { type: 'application/json' }));

it('shows what the file says before anything is stored, and names what could not be read', async () => {
  const { page, posts } = open(imports(preview));
  await choose();
  const design = within(await screen.findByRole('region', { name: 'Design' }));
  for (const fact of ['NLT-301', '2.0', 'KIDS', '120', 'Placebo · Velanserin 5 mg', 'Treatment']) expect(design.getByText(fact)).toBeVisible();
  const schedule = screen.getByRole('table', { name: /Schedule of activities/ });
  expect(within(schedule).getByRole('row', { name: /Vital signs/ })).toHaveTextContent('Vital signsplannedplanned');
  expect(screen.getByRole('region', { name: 'Inclusion criteria, 1' })).toHaveTextContent('IN01Children of 6 to 11 years.');
  expect(screen.getByRole('region', { name: 'Exclusion criteria, 1' })).toHaveTextContent('EX01Epilepsy.');
  const unread = screen.getByRole('region', { name: /^What could not be read, 1/ });
  expect(unread).toHaveTextContent('Read: 2 arms, 1 epoch, 1 activity, 2 criteria');
  expect(unread).toHaveTextContent('The timing “as needed” has no length.ScheduleTimeline_1/Timing_7 · TIMING_NOT_READ');
  expect(posts().map((one) => one.query.get('preview'))).toEqual(['true']);
  expect(await violations(page.container)).toEqual([]);
});

it('says so when everything could be read', async () => {
  open(imports(clean));
  await choose();
  expect(await screen.findByText('Nothing in the file was left out.')).toBeVisible();
});

it('imports what was previewed, once, and goes on to the set-up', async () => {
  const { posts } = open(imports(clean));
  await choose('{"study":{"name":"kids"}}');
  await user.click(await screen.findByRole('button', { name: 'Import study NLT-301' }));
  expect(await screen.findByText('the set-up')).toBeVisible();
  const [read, stored, ...more] = posts();
  expect(more).toEqual([]);
  expect(stored?.query.has('preview')).toBe(false);
  expect(stored?.body).toEqual(read?.body);
  expect(stored?.headers.get('Idempotency-Key')).toBeTruthy();
});

it('says what is wrong with a file that cannot be imported, and takes another', async () => {
  let answer: unknown = refused(422, 'NO_FIXED_REFERENCE', 'no timing of type Fixed Reference');
  open({ 'POST /api/v1/study-imports': (asked: Asked) => (typeof answer === 'function' ? (answer as (a: Asked) => never)(asked) : { body: answer }) });
  await choose();
  const refusal = await screen.findByRole('alert');
  expect(refusal).toHaveTextContent('Nothing on the main timeline says which visit is day 1, so no visit has a target day.');
  expect(refusal).toHaveTextContent('Nothing was recorded · rule NO_FIXED_REFERENCE');
  await waitFor(() => expect(refusal).toHaveFocus());
  expect(screen.queryByRole('button', { name: /Import study/ })).toBeNull();
  answer = clean;
  await choose();
  expect(await screen.findByRole('button', { name: 'Import study NLT-301' })).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('offers no second import of a study that is here', async () => {
  open(imports({ ...clean, alreadyImported: true }));
  await choose();
  expect(await screen.findByText('NLT-301 is here already.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open its set-up' })).toHaveAttribute('href', '/studies/NLT-301/setup');
  expect(screen.queryByRole('button', { name: /Import study/ })).toBeNull();
});

it('keeps the preview when the import itself is refused', async () => {
  open(imports(clean, refused(409, 'STUDY_EXISTS', 'NLT-301 exists')));
  await choose();
  await user.click(await screen.findByRole('button', { name: 'Import study NLT-301' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('A study of this identifier is here already.');
  expect(screen.getByRole('region', { name: 'Design' })).toBeVisible();
});

it('says that it is reading', async () => {
  open({ 'POST /api/v1/study-imports': waiting });
  await choose();
  expect(await screen.findByRole('status', { name: 'Reading the file' })).toBeInTheDocument();
  expect(screen.getByText('kids.json')).toBeVisible();
});

it('is closed to who may not create studies, and reads no file then', async () => {
  const { asked } = open({}, false);
  expect(await screen.findByText('Studies are imported by others')).toBeVisible();
  expect(screen.queryByLabelText('USDM file')).toBeNull();
  await waitFor(() => expect(asked.every((one) => one.method === 'GET')).toBe(true));
});
