import { messageOf, NoteError } from './BundleError';
import type { BundleLine, LogStart } from './bundleLine';
import { openCheckpoint, originOf, type Checkpoint } from './checkpoint';
import type { Findings } from './findings';
import type { Given } from './given';
import type { LogChecker, OfLog } from './logChecker';
import { parseKey, type NoteKey } from './noteKey';
import { PartOfLog } from './partOfLog';
import { ReceiptCheck } from './receiptCheck';
import type { Receipts, ReceiptTally } from './receipts';
import { WholeLog } from './wholeLog';

export type OfBundle = { given: Given; receipts: Receipts; tally: ReceiptTally; findings: Findings };

export type LogExtras = {
  /** The bundle's own list of the log's keys, besides the one in its first line. */
  keys?: readonly NoteKey[];
  own?: readonly Checkpoint[];
  filter?: OfLog['filter'];
  revealed?: OfLog['revealed'];
  onEvent?: OfLog['onEvent'];
};

/** The check for the log that begins with `start`. */
export function beginLog(start: LogStart, { given, receipts, tally, findings }: OfBundle, { keys: named, own = [], filter = {}, revealed = null, onEvent }: LogExtras = {}): LogChecker {
  const keys = given.pinned.length > 0 ? given.pinned : (named ?? keysIn(start, findings));
  const ofReceipts = new ReceiptCheck(receipts, start.log, keys, tally, findings);
  const older = [...olderOf(start.log, given, keys, findings), ...comparable(start, ofReceipts.checkpoints)];
  const of: OfLog = { start, keys, older, own, receipts: ofReceipts, findings, filter, revealed, ...(onEvent ? { onEvent } : {}) };
  return start.part ? new PartOfLog(of) : new WholeLog(of);
}

/** A part has no tree to compare an earlier checkpoint with; what a receipt says of its event is compared with the event itself. */
const comparable = ({ part, size }: LogStart, ofReceipts: readonly Checkpoint[]) => (part ? ofReceipts.filter((one) => one.size >= size) : ofReceipts);

/** Hands a line to the log it stands in. */
export function passTo(log: LogChecker, line: Extract<BundleLine, { kind: 'event' | 'hidden' | 'close' }>): void {
  if (line.kind === 'event') log.event(line.event, line.proof);
  else if (line.kind === 'hidden') log.hidden(line);
  else log.close(line.checkpoint);
}

function keysIn({ log, vkey }: LogStart, findings: Findings): NoteKey[] {
  try {
    return [parseKey(vkey)];
  } catch (error) {
    findings.add(`its key can't be read: ${messageOf(error)}`, log);
    return [];
  }
}

function olderOf(log: string, { olderNotes, pinned }: Given, keys: readonly NoteKey[], findings: Findings): Checkpoint[] {
  const older: Checkpoint[] = [];
  for (const note of olderNotes.filter((one) => originOf(one) === log)) {
    try {
      older.push(openCheckpoint(note, keys));
    } catch (error) {
      if (!(error instanceof NoteError)) throw error;
      const whose = pinned.length > 0 ? 'a key given from outside' : "the bundle's key";
      findings.add(`the checkpoint handed in isn't signed with ${whose}: ${error.message}`, log);
    }
  }
  return older;
}

/** What was handed in for logs that the bundle doesn't hold. */
export function checkLeftOver(present: readonly string[], { given, receipts, findings }: OfBundle): void {
  if (present.length === 0) findings.add('holds no log');
  for (const { name, cosigns } of given.pinned) {
    if (!cosigns && !present.includes(name)) findings.add(`a key was given of the log ${name}, which it doesn't hold`);
  }
  for (const origin of given.olderNotes.map(originOf)) {
    if (!present.includes(origin)) findings.add(`a checkpoint was handed in for the log ${origin}, which it doesn't hold`);
  }
  for (const origin of receipts.byLog.keys()) {
    if (!present.includes(origin)) findings.add(`there are receipts for events of the log ${origin}, which it doesn't hold`);
  }
}
