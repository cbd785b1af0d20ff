import type { HistoryEntry } from '@/api/types';
import { roleName } from '@/frame/roles';
import { tellers } from './acts';
import { isAutomatic } from './automatic';
import { tell, thing, type Change, type Names, type Segment } from './telling';

export type { Change, Names, Segment } from './telling';

export type Description = {
  /** "Ana Ruiz (coordinator, site 701)"; "TrialLedger (automatically)". */
  who: string;
  /** Whose record set off what happened automatically; null where a person acted, or nobody did. */
  setOffBy: string | null;
  /** What was done, in pieces: things and values are set apart. */
  act: Segment[];
  /** The reason given, without a full stop; null if none. */
  why: string | null;
  /** The whole sentence as plain text. */
  text: string;
  /** Old and new values, where something was changed. */
  changes: Change[];
};

/** An event of the history as a sentence. Events it does not know get a general one, so that none is ever left out. */
export function describe(entry: HistoryEntry, names: Names = {}): Description {
  const teller = tellers[entry.type];
  const told = teller ? teller(entry.payload, names, entry.reason) : generic(entry);
  const { act, changes = [] } = Array.isArray(told) ? { act: told } : told;
  const automatic = isAutomatic(entry);
  const who = automatic ? `${(entry.source === 'policy' && entry.actorName) || 'TrialLedger'} (automatically)` : person(entry);
  const why = entry.reason?.trim().replace(/[.\s]+$/, '') || null;
  const text = `${who} ${act.map((segment) => segment.text).join('')}${why ? `: ${lower(why)}` : ''}.`;
  return { who, setOffBy: automatic && entry.source !== 'policy' ? person(entry) : null, act, why: why === null ? null : lower(why), text, changes };
}

function person(entry: HistoryEntry): string {
  const role = entry.role === 'study.create' ? 'importer' : roleName(entry.role).toLowerCase();
  const place = entry.site ? `, site ${entry.site}` : '';
  return `${entry.actorName || entry.actor} (${role}${place})`;
}

const generic = (entry: HistoryEntry): Segment[] => tell`recorded ${thing(wordsOf(entry.type))}`;

/** `enrollment.SubjectTransferred` → `subject transferred`. */
const wordsOf = (type: string) =>
  (type.split('.').pop() ?? type).replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

/** `Transcription error` → `transcription error`; abbreviations keep their capitals. */
const lower = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);
