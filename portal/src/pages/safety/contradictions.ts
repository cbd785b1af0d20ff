import { readPartialDate } from '@/pieces/dates';
import { normalPartialDate } from '@/pieces/PartialDateInput';
import type { EventDraft } from './eventDraft';

/** Something that does not go together, said at a field. It is taken all the same, and queried. */
export type Note = { field: keyof EventDraft; says: string };

const over = ['RECOVERED', 'RECOVERED_WITH_SEQUELAE', 'FATAL'];

const isDate = (text: string) => readPartialDate(text) !== null;

/** True if the whole of `end` lies before the beginning of `onset`; 2026 is not certainly before 2026-03. */
export function certainlyBefore(end: string, onset: string): boolean {
  const [one, other] = [normalPartialDate(end), normalPartialDate(onset)];
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

function ofSeriousness(draft: EventDraft): Note[] {
  const death = draft.criteria.includes('DEATH');
  const fatal = draft.outcome === 'FATAL';
  const notes: Note[] = [];
  if (draft.serious === 'no' && draft.criteria.length > 0) {
    notes.push({ field: 'serious', says: 'A criterion is ticked, so it counts as serious until this is answered. Is it serious, or is the criterion wrong?' });
  }
  if (draft.serious === 'no' && fatal && draft.criteria.length === 0) {
    notes.push({ field: 'serious', says: 'A fatal event counts as serious.' });
  }
  if (draft.serious === 'yes' && draft.criteria.length === 0) {
    notes.push({ field: 'criteria', says: 'Serious, but no criterion says why. Tick what applies; until then the shorter limit may be assumed.' });
  }
  if (fatal && !death) notes.push({ field: 'criteria', says: 'The outcome is fatal, but “Results in death” is not ticked.' });
  if (death && draft.outcome !== '' && !fatal) notes.push({ field: 'outcome', says: '“Results in death” is ticked, but the outcome is not fatal.' });
  return notes;
}

function ofCourse(draft: EventDraft): Note[] {
  const end = draft.end.trim() !== '' && isDate(draft.end);
  const onset = draft.onset.trim() !== '' && isDate(draft.onset);
  const isOver = over.includes(draft.outcome);
  const notes: Note[] = [];
  if (end && onset && certainlyBefore(draft.end, draft.onset)) notes.push({ field: 'end', says: 'It ends before it began.' });
  if (end && draft.ongoing === 'yes') notes.push({ field: 'ongoing', says: 'Ongoing, but an end date is given.' });
  if (draft.ongoing === 'yes' && isOver) notes.push({ field: 'ongoing', says: 'Ongoing, but the outcome says it is over.' });
  if (end && (draft.outcome === 'NOT_RECOVERED' || draft.outcome === 'RECOVERING')) {
    notes.push({ field: 'outcome', says: 'An end date is given, but the outcome says it goes on.' });
  }
  if (isOver && !end && draft.ongoing !== 'yes') notes.push({ field: 'end', says: 'The outcome says it is over: when did it end?' });
  return notes;
}

/** Contradictions a record would be queried for; nothing here keeps it from being reported. */
export function contradictionsOf(draft: EventDraft): Note[] {
  return [...ofSeriousness(draft), ...ofCourse(draft)];
}
