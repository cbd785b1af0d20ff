import { messageOf } from './BundleError';
import { hashesOf } from './bundleLine';
import { equal, type Bytes } from './bytes';
import { openCheckpoint, type Checkpoint } from './checkpoint';
import { count, type Findings } from './findings';
import { emptyTree } from './hashes';
import { JsonLine } from './jsonLine';
import { Lines } from './lines';
import { consistent } from './merkle';
import type { NoteKey } from './noteKey';

/** A checkpoint that the bundle itself holds, with the proof that the closing one extends it. */
export type OwnCheckpoint = { size: number; note: string; proof: Bytes[] };

/** One for each day of 270 years; what a hostile bundle has beyond that isn't kept. */
export const MOST_CHECKPOINTS = 100_000;

/** Reads `checkpoints/<log>.ndjson`; nothing is verified yet. */
export async function readOwn(
  name: string,
  log: string,
  findings: Findings,
  read: (onChunk: (chunk: Bytes) => void) => Promise<void>,
): Promise<OwnCheckpoint[]> {
  const found: OwnCheckpoint[] = [];
  let number = 0;
  const lines = new Lines({
    line: (bytes) => {
      if (++number === MOST_CHECKPOINTS + 1) findings.add(`${name}: holds more than ${count(MOST_CHECKPOINTS)} checkpoints`, log);
      if (number > MOST_CHECKPOINTS) return;
      try {
        const json = JsonLine.ofBytes(bytes);
        found.push({ size: json.number('size'), note: json.text('note'), proof: hashesOf(json.texts('proof')) });
      } catch (error) {
        findings.add(`${name}: a line can't be read: ${messageOf(error)}`, log);
      }
    },
    bad: (why) => findings.add(`${name}: ${why}`, log),
  });
  await read((chunk) => lines.push(chunk));
  lines.end();
  return found;
}

/** Those whose signature holds. */
export const openable = (own: readonly OwnCheckpoint[], keys: readonly NoteKey[]): Checkpoint[] =>
  own.flatMap(({ note }) => {
    try {
      return [openCheckpoint(note, keys)];
    } catch {
      return [];
    }
  });

/**
 * Checks each against the closing one; returns how many earlier ones the log was proven to extend. The last is the closing one, maybe
 * with another witness's signature: it has its size, and the proof of equal sizes holds only for equal roots.
 */
export function checkOwn(own: readonly OwnCheckpoint[], keys: readonly NoteKey[], closing: Checkpoint, findings: Findings): number {
  const log = closing.origin;
  let proven = 0;
  own.forEach((one, index) => {
    const before = own[index - 1];
    if (before && one.size <= before.size) findings.add("checkpoints aren't in rising order", log);
    try {
      const opened = openCheckpoint(one.note, keys);
      if (opened.origin !== log) findings.add(`the checkpoint of ${count(one.size)} events is of another log: ${opened.origin}`, log);
      else if (opened.size !== one.size) findings.add(`the checkpoint of ${count(one.size)} events covers ${count(opened.size)}`, log);
      else if (!isExtended(opened, closing, one.proof)) findings.add(`the log isn't shown to extend its checkpoint of ${count(one.size)} events`, log);
      else if (index < own.length - 1) proven++;
    } catch (error) {
      findings.add(`the checkpoint of ${count(one.size)} events doesn't hold: ${messageOf(error)}`, log);
    }
  });
  if (own[own.length - 1]?.size !== closing.size) findings.add("the last of its checkpoints isn't the closing one", log);
  return proven;
}

function isExtended(earlier: Checkpoint, later: Checkpoint, proof: Bytes[]): boolean {
  return earlier.size === 0 && later.size > 0
    ? proof.length === 0 && equal(earlier.root, emptyTree())
    : consistent(BigInt(earlier.size), earlier.root, BigInt(later.size), later.root, proof);
}
