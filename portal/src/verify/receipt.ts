import { BundleError, messageOf } from './BundleError';
import type { Bytes } from './bytes';
import { JsonLine } from './jsonLine';
import { parseProof, type LogProof } from './logProof';

/** What a sender got for an accepted write and kept: which events it became, where they stand, and the hash that binds each. */
export type Receipt = {
  id: string;
  study: string;
  site: string | null;
  organisation: string;
  actor: string;
  recordedAt: string;
  events: ReceiptEvent[];
  /** One for each event, in the same order; empty while there are none. */
  proofs: LogProof[];
};

export type ReceiptEvent = { log: string; position: number; eventId: string; leaf: Bytes };

const FORMAT = 'trialledger-receipt/1';
const MEMBERS = ['format', 'id', 'study', 'site', 'organisation', 'actor', 'commandId', 'recordedAt', 'events', 'proofs'];
const EVENT_MEMBERS = ['log', 'position', 'eventId', 'leaf'];

/** A receipt a line; empty lines are left out. */
export const readReceipts = (text: string): Receipt[] => text.split(/\r?\n/).filter((line) => line.trim() !== '').map(parseReceipt);

export function parseReceipt(line: string): Receipt {
  const json = JsonLine.parse(line);
  if (!json.has('format') || json.text('format') !== FORMAT) throw new BundleError(`not a receipt of the format ${FORMAT}`);
  const names = json.names();
  if (names.length < MEMBERS.length - 1 || !names.every((name) => MEMBERS.includes(name))) {
    throw new BundleError(`a receipt with the members [${names.sort().join(', ')}]`);
  }
  json.text('commandId');
  const receipt: Receipt = {
    id: json.text('id'),
    study: json.text('study'),
    site: json.optionalText('site'),
    organisation: json.text('organisation'),
    actor: json.text('actor'),
    recordedAt: json.text('recordedAt'),
    events: json.objects('events').map(eventOf),
    proofs: json.has('proofs') ? json.texts('proofs').map(proofOf) : [],
  };
  if (receipt.events.length === 0) throw new BundleError("a receipt that can't be: a receipt is for at least one event");
  if (receipt.proofs.length > 0 && receipt.proofs.length !== receipt.events.length) {
    throw new BundleError(`a receipt that can't be: a receipt of ${receipt.events.length} events has not ${receipt.proofs.length} proofs`);
  }
  receipt.proofs.forEach((proof, i) => {
    const position = receipt.events[i]?.position;
    if (proof.index !== position) throw new BundleError(`a receipt that can't be: the proof of position ${proof.index} isn't that of position ${position}`);
  });
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(receipt.recordedAt)) throw new BundleError(`not a time: ${receipt.recordedAt.slice(0, 80)}`);
  return receipt;
}

function eventOf(json: JsonLine): ReceiptEvent {
  const names = json.names();
  if (names.length !== EVENT_MEMBERS.length || !EVENT_MEMBERS.every((name) => json.has(name))) {
    throw new BundleError(`a receipt's event with the members [${names.sort().join(', ')}]`);
  }
  const position = json.number('position');
  if (position < 0) throw new BundleError(`a receipt that can't be: a position isn't negative: ${position}`);
  return { log: json.text('log'), position, eventId: json.text('eventId'), leaf: json.hash('leaf') };
}

function proofOf(text: string): LogProof {
  try {
    return parseProof(text);
  } catch (error) {
    throw new BundleError(`a receipt that can't be: ${messageOf(error)}`);
  }
}
