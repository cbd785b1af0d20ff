import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { aSubject } from '@/test/subjects';
import { quickUser } from '@/test/typing';
import { Component } from './EnrollmentPage';

const BASE = `/api/v1/studies/${STUDY}`;
const consented = aSubject({ subject: '101-030', status: 'CONSENTED', nextStep: 'SCREENING', consents: [{ version: '2.0', consentedOn: '2026-03-12', withdrawal: null }] });

it('keeps the step and what is typed when the subject cannot be read again', async () => {
  const user = quickUser();
  let away = false;
  answering({
    [`GET ${BASE}/subjects/101-030`]: () => (away ? { status: 500, body: { rule: 'INTERNAL', detail: 'the database is away' } } : { body: consented }),
    [`GET ${BASE}/sites`]: { sites: [] },
  });
  const { readAgain } = renderPage(<Component />, { path: '/studies/:study/subjects/:subject/enrollment', at: `/studies/${STUDY}/subjects/101-030/enrollment` });
  await user.type(await screen.findByLabelText(/Screened on/), '2026-03-14');
  away = true;
  await readAgain();
  expect(await screen.findByRole('alert')).toHaveTextContent('The subject could not be read again');
  expect(screen.getByLabelText(/Screened on/)).toHaveValue('2026-03-14');
  away = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => screen.queryByRole('alert')).toBeNull();
  expect(screen.getByLabelText(/Screened on/)).toHaveValue('2026-03-14');
});
