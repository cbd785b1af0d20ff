import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { Component } from './RegisterPage';

it('keeps the form of a subject number on one line, and describes the field with it', async () => {
  answering({ [`GET /api/v1/studies/${STUDY}/sites`]: { sites: [{ site: '101', name: 'Lakeside Clinic', country: 'US', timeZone: 'America/Chicago', activatedOn: '2026-05-06' }] } });
  renderPage(<Component />);
  expect(await screen.findByText('101-nnn')).toHaveStyle({ whiteSpace: 'nowrap' });
  expect(screen.getByLabelText(/Subject number/)).toHaveAccessibleDescription(/of the form 101-nnn$/);
});
