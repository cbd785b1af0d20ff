import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { PageBoundary } from './PageBoundary';

const Broken = () => {
  throw new RangeError('Invalid time value');
};

it('says that nothing is verified where a page throws', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <PageBoundary>
      <Broken />
    </PageBoundary>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('This page could not show what it read (Invalid time value). Nothing is verified.');
});
