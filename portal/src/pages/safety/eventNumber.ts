/** The next number of an adverse event of a subject: AE1, AE2 …; others' numbering is left alone. */
export function nextEventNumber(taken: string[]): string {
  const numbers = taken.map((event) => /^AE-?(\d+)$/.exec(event)?.[1]).map((digits) => (digits ? Number(digits) : 0));
  return `AE${Math.max(0, ...numbers) + 1}`;
}
