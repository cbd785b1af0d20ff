import { act, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { asOfClock } from '@/api/asOf';
import { renderPage, STUDY } from '@/test/render';
import { answering } from '@/test/server';
import { Component } from './ExportsPage';

const PAST = '2026-03-01T12:00:00Z';

afterEach(() => act(() => asOfClock.set(null)));

it('exports the moment shown, but the bundle as it is now, and says so', () => {
  answering({ [`GET /api/v1/studies/${STUDY}/sites`]: { sites: [] } });
  asOfClock.set(PAST);
  renderPage(<Component />);
  expect(screen.getByRole('link', { name: /^Items\s*NDJSON/ })).toHaveAttribute('href', expect.stringContaining(`asOf=${encodeURIComponent(PAST)}`));
  expect(screen.getByRole('link', { name: /^History bundle/ })).toHaveAttribute('href', `/api/v1/studies/${STUDY}/history/bundle`);
  expect(screen.getByText(/^The bundle is of the present/)).toBeVisible();
  act(() => asOfClock.set(null));
  expect(screen.queryByText(/^The bundle is of the present/)).toBeNull();
});
