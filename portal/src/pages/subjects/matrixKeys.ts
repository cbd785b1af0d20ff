/** Where the keyboard is in the matrix: row -1 is the head, column 0 the subject, 1… the visits. */
export type Place = { row: number; column: number };
export type Size = { rows: number; columns: number; page: number };

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

type Key = { key: string; ctrlKey: boolean; metaKey: boolean };

/** The place a key leads to (WAI-ARIA grid pattern); null if the key is not one of the grid's. */
export function placeAfter({ key, ctrlKey, metaKey }: Key, { row, column }: Place, { rows, columns, page }: Size): Place | null {
  const far = ctrlKey || metaKey;
  const last = { row: rows - 1, column: columns };
  const to = (next: Place): Place => ({ row: within(next.row, -1, last.row), column: within(next.column, 0, last.column) });
  switch (key) {
    case 'ArrowLeft':
      return to({ row, column: far ? 0 : column - 1 });
    case 'ArrowRight':
      return to({ row, column: far ? last.column : column + 1 });
    case 'ArrowUp':
      return to({ row: far ? 0 : row - 1, column });
    case 'ArrowDown':
      return to({ row: far ? last.row : row + 1, column });
    case 'Home':
      return to({ row: far ? 0 : row, column: 0 });
    case 'End':
      return to({ row: far ? last.row : row, column: last.column });
    case 'PageUp':
      return to({ row: Math.max(0, row - page), column });
    case 'PageDown':
      return to({ row: row + page, column });
    default:
      return null;
  }
}
