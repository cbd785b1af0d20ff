import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPiece } from '@/test/render';
import { StatusMark } from './StatusMark';
import { statuses, statusWord, type StatusKind } from './status';

const kinds = Object.keys(statuses) as StatusKind[];

describe('a status', () => {
  it('is a shape and a word', () => {
    const { container } = renderPiece(<StatusMark kind="visit" status="overdue" />);
    expect(screen.getByText('Overdue')).toBeVisible();
    expect(container.querySelector('svg')).toHaveAttribute('data-shape', 'triangle');
  });

  it('keeps its word for screen readers where only the shape is shown', () => {
    renderPiece(<StatusMark kind="visit" status="inProgress" variant="tiny" />);
    expect(screen.getByText('In progress')).toHaveClass('visuallyHidden');
  });

  it('can say more than its word', () => {
    renderPiece(<StatusMark kind="visit" status="overdue" word="Overdue 3 days" />);
    expect(screen.getByText('Overdue 3 days')).toBeVisible();
  });

  it('is known in the spelling of the API too', () => {
    expect(statusWord('query', 'OPEN').word).toBe('Open');
  });

  it('speaks for itself when it is unknown', () => {
    expect(statusWord('visit', 'postponed')).toMatchObject({ word: 'postponed', tone: 'neutral' });
  });

  it.each(kinds)('can be told apart without colour among %s', (kind) => {
    const marks = Object.values(statuses[kind]).map((one) => `${one.shape} ${one.word}`);
    expect(new Set(marks).size).toBe(marks.length);
    expect(Object.values(statuses[kind]).every((one) => one.word.length > 0)).toBe(true);
  });

  it.each(['visit', 'query', 'clock'] as const)('has a shape of its own among %s', (kind) => {
    const shapes = Object.values(statuses[kind]).map((one) => one.shape);
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
