import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Me } from '@/api/types';
import { density } from '@/design/density';
import { renderPiece } from '@/test/render';
import { answering } from '@/test/server';
import { quickUser } from '@/test/typing';
import { PersonMenu } from './PersonMenu';

afterEach(() => {
  act(() => density.set('auto'));
  vi.unstubAllGlobals();
});

it('chooses how dense the rows of tables are', async () => {
  const user = quickUser();
  renderPiece(<PersonMenu me={{ name: 'Ana Ruiz', organisation: 'Lakeside Clinic' } as Me} present={null} />);
  await user.click(screen.getByRole('button', { name: /Account and appearance of Ana Ruiz/ }));
  expect(await screen.findByRole('menuitemradio', { name: 'As suits each' })).toBeChecked();
  await user.click(screen.getByRole('menuitemradio', { name: 'Compact' }));
  expect(screen.getByRole('menuitemradio', { name: 'Compact' })).toBeChecked();
  expect(density.get()).toBe('compact');
});

it('calls nobody signed out whom the server did not sign out', async () => {
  const user = quickUser();
  const left = vi.fn();
  vi.stubGlobal('location', { origin: window.location.origin, assign: left });
  let answer: unknown = { status: 403, body: { rule: 'CSRF', detail: 'the request was not believed' } };
  answering({ 'POST /logout': () => answer });
  renderPiece(<PersonMenu me={{ name: 'Ana Ruiz', organisation: 'Lakeside Clinic' } as Me} present={null} />);
  await user.click(screen.getByRole('button', { name: /Account and appearance of Ana Ruiz/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  expect(await screen.findByRole('dialog', { name: 'You are still signed in' })).toBeVisible();
  expect(left).not.toHaveBeenCalled();
  answer = { status: 200, headers: { Location: 'https://idp.example/end' } };
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(left).toHaveBeenCalledWith('https://idp.example/end'));
});
