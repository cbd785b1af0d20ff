import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { enrollmentSummary } from '@/pages/dashboard/summaries.fixture';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { fill, quickUser } from '@/test/typing';
import { PlanPart } from './PlanPart';

it('keeps the plan as it is being changed when it could not be read again', async () => {
  const user = quickUser();
  let away = false;
  answering({
    [`GET /api/v1/studies/${STUDY}/enrollment-summary`]: () => (away ? { status: 500, body: { rule: 'INTERNAL', detail: 'the database is away' } } : { body: { ...enrollmentSummary, plan: [{ on: '2026-10-01', planned: 0 }, { on: '2027-10-01', planned: 60 }] } }),
  });
  const { readAgain } = renderPage(<PlanPart study={STUDY} />, { grants: [{ role: 'STUDY_ADMINISTRATOR', site: null, from: '2026-01-01', to: null }] });
  await user.click(await screen.findByRole('button', { name: 'Change the plan' }));
  await fill(user, screen.getByDisplayValue('60'), '72');
  away = true;
  await readAgain();
  expect(screen.getByDisplayValue('72')).toBeVisible();
});
