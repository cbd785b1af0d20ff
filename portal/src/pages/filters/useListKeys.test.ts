import { expect, it } from 'vitest';
import { neighbour } from './useListKeys';

it('j and k lead to the next and the previous row and stop at the ends', () => {
  const rows = ['a', 'b', 'c'];
  expect(neighbour(rows, 'a', 1)).toBe('b');
  expect(neighbour(rows, 'b', -1)).toBe('a');
  expect(neighbour(rows, 'c', 1)).toBeNull();
  expect(neighbour(rows, 'a', -1)).toBeNull();
  expect(neighbour(rows, null, 1)).toBe('a');
  expect(neighbour(rows, 'gone', -1)).toBe('c');
  expect(neighbour([], null, 1)).toBeNull();
});
