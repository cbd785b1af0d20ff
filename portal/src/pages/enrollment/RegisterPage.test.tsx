import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { quickUser } from '@/test/typing';
import { Component } from './RegisterPage';

const lakeside = { site: '101', name: 'Lakeside Clinic', country: 'US', timeZone: 'America/Chicago', activatedOn: '2026-05-06' };

it('keeps the form and its field when the sites could not be read again', async () => {
  let away = false;
  answering({ [`GET /api/v1/studies/${STUDY}/sites`]: () => (away ? { status: 500, body: { rule: 'INTERNAL', detail: 'the database is away' } } : { body: { sites: [lakeside] } }) });
  const { readAgain } = renderPage(<Component />);
  const field = await screen.findByLabelText(/Subject number/);
  await quickUser().type(field, '101-031');
  away = true;
  await readAgain();
  expect(screen.getByLabelText(/Subject number/)).toBe(field);
  expect(field).toHaveValue('101-031');
});

it('keeps the form of a subject number on one line, and describes the field with it', async () => {
  answering({ [`GET /api/v1/studies/${STUDY}/sites`]: { sites: [lakeside] } });
  renderPage(<Component />);
  expect(await screen.findByText('101-nnn')).toHaveStyle({ whiteSpace: 'nowrap' });
  expect(screen.getByLabelText(/Subject number/)).toHaveAccessibleDescription(/of the form 101-nnn$/);
});
