import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderPiece } from '@/test/render';
import { quickUser } from '@/test/typing';
import { DayFilter } from './DayFilter';

const user = quickUser();

function open(value: string | null = null) {
  const onChange = vi.fn();
  renderPiece(<DayFilter label="From" value={value} onChange={onChange} />);
  return { onChange, field: screen.getByLabelText(/^From, a day/) };
}

it('takes a day when the field is left, and leaves no doubt while it is typed', async () => {
  const { onChange, field } = open();
  await user.type(field, '2026-03');
  expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await user.type(field, '-01');
  await user.tab();
  expect(onChange.mock.calls).toEqual([['2026-03-01']]);
});

it.each(['2026-03', '2026-02-30', '1 March'])('says of %s that it is no day, so that it is not taken for a filter', async (typed) => {
  const { onChange, field } = open('2026-03-01');
  await user.clear(field);
  await user.type(field, typed);
  await user.tab();
  expect(field).toHaveAttribute('aria-invalid', 'true');
  expect(field).toHaveAccessibleDescription('Not a day; the filter is still 2026-03-01.');
  expect(onChange).not.toHaveBeenCalled();
  await user.clear(field);
  expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await user.tab();
  expect(onChange.mock.calls).toEqual([[null]]);
});

it('says so with Enter too, where the field is not left', async () => {
  const { field } = open();
  await user.type(field, '2026-03{Enter}');
  expect(field).toHaveAccessibleDescription('Not a day, so no filter yet: YYYY-MM-DD.');
  await user.type(field, '-');
  expect(field).not.toHaveAttribute('aria-invalid', 'true');
});
