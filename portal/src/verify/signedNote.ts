import { NoteError } from './BundleError';
import { toHex, type Bytes } from './bytes';
import { cosignedAt, isName, strictBase64, verifies, type NoteKey } from './noteKey';

/** A text with signatures below it (C2SP signed-note), opened: what was signed, and who is known to have signed. */
export type SignedNote = {
  text: string;
  verifiedBy: NoteKey[];
  cosignatures: { by: NoteKey; seconds: bigint }[];
  unverified: string[];
};

type NoteLine = { name: string; keyId: string; signature: Bytes };

const MARK = '\u2014 ';
const MAX_CHARS = 1_000_000;
const MAX_SIGNATURES = 100;
const NOT_IN_NOTES = /[\u0000-\u0009\u000b-\u001f\ufffd]/;

/** Opens a note. Signatures of unknown keys are listed, not trusted; of a key that signs twice the first signature counts. */
export function openNote(note: string, known: readonly NoteKey[]): SignedNote {
  const { text, lines } = partsOf(note);
  const opened: SignedNote = { text, verifiedBy: [], cosignatures: [], unverified: [] };
  for (const line of lines) {
    const key = known.find((one) => one.keyId === line.keyId && one.name === line.name);
    if (!key) opened.unverified.push(line.name);
    else if (!opened.verifiedBy.some((one) => one.vkey === key.vkey)) {
      opened.verifiedBy.push(key);
      if (key.cosigns) {
        const seconds = cosignedAt(key, text, line.signature);
        if (seconds === null) throw new NoteError(`invalid cosignature for key ${key.vkey}`);
        opened.cosignatures.push({ by: key, seconds });
      } else if (!verifies(key, text, line.signature)) {
        throw new NoteError(`invalid signature for key ${key.vkey}`);
      }
    }
  }
  if (opened.verifiedBy.length === 0) {
    throw new NoteError(`no verifiable signature: signed by ${opened.unverified.join(', ')}, none of which is a known key`);
  }
  return opened;
}

/** A note taken apart, nothing verified. */
export function partsOf(note: string): { text: string; lines: NoteLine[] } {
  if (note.length > MAX_CHARS) throw new NoteError(`malformed note: longer than ${MAX_CHARS} characters`);
  if (NOT_IN_NOTES.test(note)) throw new NoteError("malformed note: control characters or bytes that aren't UTF-8");
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n') || split + 2 === note.length) throw new NoteError('malformed note: no signatures below an empty line');
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new NoteError('malformed note: too many signatures');
  return { text: note.slice(0, split + 1), lines: lines.map(lineOf) };
}

function lineOf(line: string): NoteLine {
  const space = line.indexOf(' ', MARK.length);
  const name = line.slice(MARK.length, space);
  if (!line.startsWith(MARK) || space < 0 || !isName(name)) throw new NoteError(`malformed note: not a signature line: ${line}`);
  const bytes = strictBase64(line.slice(space + 1), 'signature');
  if (bytes.length <= 4) throw new NoteError(`malformed note: a signature is too short: ${line}`);
  return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}
