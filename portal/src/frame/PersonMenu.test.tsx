import { act, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Me } from '@/api/types';
import { density } from '@/design/density';
import { renderPiece } from '@/test/render';
import { quickUser } from '@/test/typing';
import { PersonMenu } from './PersonMenu';

afterEach(() => act(() => density.set('auto')));

it('chooses how dense the rows of tables are', async () => {
  const user = quickUser();
  renderPiece(<PersonMenu me={{ name: 'Ana Ruiz', organisation: 'Lakeside Clinic' } as Me} present={null} />);
  await user.click(screen.getByRole('button', { name: /Account and appearance of Ana Ruiz/ }));
  expect(await screen.findByRole('menuitemradio', { name: 'As suits each' })).toBeChecked();
  await user.click(screen.getByRole('menuitemradio', { name: 'Compact' }));
  expect(screen.getByRole('menuitemradio', { name: 'Compact' })).toBeChecked();
  expect(density.get()).toBe('compact');
});
