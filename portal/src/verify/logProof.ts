import { ProofError } from './BundleError';
import { fromBase64, type Bytes } from './bytes';
import { openCheckpoint, parseCheckpoint, type OpenedCheckpoint } from './checkpoint';
import { HASH_BYTES } from './hashes';
import { included, inclusionLength } from './merkle';
import type { NoteKey } from './noteKey';
import { partsOf } from './signedNote';

/** Shows, with nothing but the log's key in hand, that a leaf is in a log at its index (C2SP tlog-proof). */
export type LogProof = { index: number; hashes: Bytes[]; checkpoint: string };

const FORMAT = 'c2sp.org/tlog-proof@v1';
const MAX_HASHES = 63;

export function parseProof(text: string): LogProof {
  const end = text.indexOf('\n\n');
  if (!text.startsWith(`${FORMAT}\n`) || end < 0) {
    throw new ProofError(`not a proof: its first line isn't ${FORMAT}, or no checkpoint follows an empty line`);
  }
  const lines = text.slice(0, end).split('\n').slice(1);
  if (lines[0]?.startsWith('extra ')) {
    if (base64(lines[0].slice('extra '.length), 'extra data').length === 0) throw new ProofError('an extra line without extra data');
    lines.shift();
  }
  const [index, ...hashes] = lines;
  if (index === undefined) throw new ProofError('a proof without an index');
  if (hashes.length > MAX_HASHES) throw new ProofError(`more than ${MAX_HASHES} hashes`);
  const checkpoint = text.slice(end + 2);
  parseCheckpoint(partsOf(checkpoint).text);
  return { index: indexOf(index), hashes: hashes.map(hashOf), checkpoint };
}

/** The checkpoint that covers the leaf, after verifying that the log signed it and that the leaf is in it at the index. */
export function verifyProof({ index, hashes, checkpoint }: LogProof, leaf: Bytes, known: readonly NoteKey[]): OpenedCheckpoint {
  const signed = openCheckpoint(checkpoint, known);
  if (index >= signed.size) throw new ProofError(`it is of leaf ${index}, but its checkpoint covers only ${signed.size} leaves`);
  const needed = inclusionLength(BigInt(index), BigInt(signed.size));
  if (hashes.length !== needed) throw new ProofError(`it has ${hashes.length} hashes where leaf ${index} of ${signed.size} needs ${needed}`);
  if (!included(leaf, BigInt(index), BigInt(signed.size), signed.root, hashes)) {
    throw new ProofError(`this leaf isn't leaf ${index} of the ${signed.size} that were signed, or the hashes are another leaf's`);
  }
  return signed;
}

function indexOf(line: string): number {
  if (!line.startsWith('index ')) throw new ProofError(`expected "index" and a number, found: ${shortened(line)}`);
  const digits = line.slice('index '.length);
  const index = Number(digits);
  if (!/^(0|[1-9][0-9]{0,17})$/.test(digits) || !Number.isSafeInteger(index)) throw new ProofError(`not a number after "index": ${shortened(digits)}`);
  return index;
}

function hashOf(line: string): Bytes {
  const hash = base64(line, 'a hash');
  if (hash.length !== HASH_BYTES) throw new ProofError(`a hash has 32 bytes, this line has ${hash.length}: ${shortened(line)}`);
  return hash;
}

function base64(text: string, what: string): Bytes {
  const bytes = fromBase64(text);
  if (typeof bytes === 'string') throw new ProofError(`not ${bytes} where ${what} belongs: ${shortened(text)}`);
  return bytes;
}

const shortened = (line: string) => (line.length <= 80 ? line : `${line.slice(0, 80)}…`);
