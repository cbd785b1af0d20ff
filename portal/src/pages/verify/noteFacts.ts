/** What a signed checkpoint says, to be shown; nothing is verified here. */
export type NoteFacts = { size: number; root: string };

export function factsOfNote(note: string): NoteFacts | null {
  const [, size = '', root = ''] = note.split('\n');
  return /^\d+$/.test(size) ? { size: Number(size), root } : null;
}

/** Events a second of a check that is over; null while it is not, or too short to tell. */
export function rateOf({ events, startedAt, finishedAt }: { events: number; startedAt: string | null; finishedAt: string | null }): number | null {
  if (!startedAt || !finishedAt) return null;
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return seconds > 0 ? Math.round(events / seconds) : null;
}
