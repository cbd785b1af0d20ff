import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { violations } from '@/test/axe';
import { renderPiece } from '@/test/render';
import { ValueInput } from './ValueInput';
import { position } from './visits.fixture';

const field = { value: '', unit: '', date: '', notDone: false, reason: '' };

it('says of a choice what is wrong with it to those who hear it, too', async () => {
  const { container } = renderPiece(
    <ValueInput item={position()} label="Position" field={field} onChange={() => undefined} error="LYING is none of the codes." warning={null} />,
  );
  const group = screen.getByRole('radiogroup', { name: 'Position' });
  expect(group).toBeInvalid();
  expect(group).toHaveAccessibleDescription('LYING is none of the codes.');
  expect(await violations(container)).toEqual([]);
});
