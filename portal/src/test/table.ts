/** What a table says, row by row. */
export const textsOf = (table: HTMLElement): (string | null)[][] => [...(table as HTMLTableElement).rows].map((row) => [...row.cells].map((cell) => cell.textContent));
