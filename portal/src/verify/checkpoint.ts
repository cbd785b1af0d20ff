import { NoteError } from './BundleError';
import { equal, type Bytes } from './bytes';
import { HASH_BYTES } from './hashes';
import { isName, strictBase64, type NoteKey } from './noteKey';
import { openNote, type SignedNote } from './signedNote';

/** What a log signs (C2SP tlog-checkpoint): that its first `size` leaves have this root. */
export type Checkpoint = { origin: string; size: number; root: Bytes };

export type OpenedCheckpoint = Checkpoint & { note: SignedNote };

/** Opens a signed checkpoint: a known key of the log itself, no witness's, must have signed it. */
export function openCheckpoint(note: string, known: readonly NoteKey[]): OpenedCheckpoint {
  const opened = openNote(note, known);
  const checkpoint = parseCheckpoint(opened.text);
  if (!opened.verifiedBy.some((key) => !key.cosigns && key.name === checkpoint.origin)) {
    throw new NoteError(`the checkpoint of ${checkpoint.origin} is signed by another key: [${opened.verifiedBy.map((key) => key.vkey).join(', ')}]`);
  }
  return { ...checkpoint, note: opened };
}

/** Reads the text of a checkpoint; extension lines are ignored. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin = '', digits = '', hash = ''] = lines;
  if (lines.length < 4 || lines[lines.length - 1] !== '') throw new NoteError('malformed checkpoint: origin, size and root are a line each');
  if (lines.slice(3, -1).includes('')) throw new NoteError('malformed checkpoint: an empty extension line');
  const size = Number(digits);
  if (!/^(0|[1-9][0-9]{0,17})$/.test(digits) || !Number.isSafeInteger(size)) throw new NoteError(`malformed checkpoint: not a size: ${digits}`);
  const root = strictBase64(hash, 'checkpoint');
  if (!isName(origin)) throw new NoteError(`a log's origin has no spaces and no plus sign: ${origin}`);
  if (root.length !== HASH_BYTES) throw new NoteError(`a checkpoint's root has 32 bytes, this one ${root.length}`);
  return { origin, size, root };
}

export const sameCheckpoint = (one: Checkpoint, other: Checkpoint): boolean =>
  one.origin === other.origin && one.size === other.size && equal(one.root, other.root);

/** The log that a note says it is of; nothing is verified. */
export const originOf = (note: string): string => note.split('\n')[0] ?? '';
