import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { get, post, put } from '@/api/client';
import { accepted } from '@/api/receipts';
import { renderPiece } from '@/test/render';
import { answering } from '@/test/server';
import { LastReceipt } from './LastReceipt';

const receipts = [{ receipt: 'visits.4f2a9c', recordedAt: '2026-11-22T14:02:11.000Z' }];
const rules = {
  'PUT /api/v1/x': { recorded: true, receipts },
  'POST /api/v1/answers': () => ({ body: undefined, headers: { 'X-Receipt': 'visits.77aa01, visits.77aa02' } }),
  'GET /api/v1/x': () => ({ body: {}, headers: { 'X-Receipt': 'visits.00' } }),
  'PUT /api/v1/refused': () => ({ status: 409, body: { rule: 'R', detail: 'no', receipts } }),
};

afterEach(() => accepted.set(null));

it('every accepted write shows its receipt, to keep', async () => {
  answering(rules);
  renderPiece(<LastReceipt />);
  await act(() => put('/x', {}));
  expect(screen.getByRole('status')).toHaveTextContent('Saved 14:02:11 UTC · receipt 4f2a…');
  expect(screen.getByRole('link')).toHaveAttribute('href', '/api/v1/receipts/visits.4f2a9c');
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

it('an answer without a body names its receipts in a header', async () => {
  answering(rules);
  renderPiece(<LastReceipt />);
  await act(() => post('/answers', { text: 'x' }));
  expect(screen.getByRole('status')).toHaveTextContent('Saved · receipt 77aa… · receipt 77aa…');
});

it('a form that shows its own receipt, a read and a refusal show none here', async () => {
  answering(rules);
  renderPiece(<LastReceipt />);
  await act(() => put('/x', {}, { receiptShown: true }));
  await act(() => get('/x'));
  await act(() => put('/refused', {}).catch(() => undefined));
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});
