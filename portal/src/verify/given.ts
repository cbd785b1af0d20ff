import { BundleError, NoteError } from './BundleError';
import { JsonLine } from './jsonLine';
import { parseKey, type NoteKey } from './noteKey';
import { readReceipts, type Receipt } from './receipt';

/** What someone holds from outside the bundle, as it was typed, pasted or dropped. */
export type GivenTexts = { keys: string[]; checkpoints: string[]; receipts: string[]; exportHash: string };

/** The same, read. */
export type Given = { pinned: NoteKey[]; olderNotes: string[]; receipts: Receipt[]; exportHash: string | null };

export const nothingGiven: GivenTexts = { keys: [], checkpoints: [], receipts: [], exportHash: '' };

/** Reads what was handed in; throws a NoteError or BundleError that says what isn't what. */
export function readGiven({ keys, checkpoints, receipts, exportHash }: GivenTexts): Given {
  return {
    pinned: keys.flatMap((text) => text.split(/\s+/)).filter(Boolean).map(parseKey),
    olderNotes: checkpoints.flatMap(notesOf),
    receipts: receipts.flatMap(readReceipts),
    exportHash: hashOf(exportHash),
  };
}

function hashOf(typed: string): string | null {
  const hex = typed.replace(/\s+/g, '').toLowerCase();
  if (hex !== '' && !/^[0-9a-f]{64}$/.test(hex)) throw new BundleError("the hash of an export has 64 hexadecimal digits");
  return hex || null;
}

/** The notes of a text: the answer with one for each log as JSON, or one or more notes below each other. */
export function notesOf(content: string): string[] {
  const text = content.replace(/\r\n/g, '\n').trim();
  if (text === '') return [];
  if (text.startsWith('{')) {
    const json = JsonLine.parse(text);
    return json.names().sort().map((name) => json.text(name));
  }
  const notes: string[] = [];
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const [before = ''] = lines.slice(-1);
    // After a signature only another signature goes on; anything else begins the next note.
    if (before.startsWith('\u2014 ') && !line.startsWith('\u2014 ')) {
      notes.push(`${lines.join('\n')}\n`);
      lines = [];
    }
    if (lines.length > 0 || line !== '') lines.push(line);
  }
  notes.push(`${lines.join('\n')}\n`);
  if (notes.some((note) => !note.includes('\n\n'))) throw new NoteError('malformed note: no signatures below an empty line');
  return notes;
}
