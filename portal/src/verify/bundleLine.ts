import { BundleError } from './BundleError';
import { fromBase64, type Bytes } from './bytes';
import { HASH_BYTES } from './hashes';
import { JsonLine, textOf } from './jsonLine';
import type { BundleEvent } from './leaf';

/** A line of a bundle, in the order in which they come. `part`: chosen events only, each with its inclusion proof. */
export type BundleLine =
  | { kind: 'start'; study: string; logs: string[] }
  | LogStart
  | { kind: 'event'; event: BundleEvent; proof: Bytes[] | null }
  | Hidden
  | { kind: 'close'; checkpoint: string }
  | { kind: 'end'; logs: number };

export type LogStart = { kind: 'log'; log: string; from: number; size: number; vkey: string; part: boolean };
/** An event that the bundle's reader may not see: only its leaf hash. */
export type Hidden = { kind: 'hidden'; position: number; leaf: Bytes };

export const FORMAT = 'trialledger-bundle/1';

const EVENT = [
  'position',
  'cid',
  'index',
  'of',
  'at',
  'eventId',
  'aggregateType',
  'aggregateId',
  'sequence',
  'timestamp',
  'type',
  'revision',
  'salt',
  'payload',
  'metadata',
  'leaf',
];
/** More than any tree of fewer than 2^63 leaves needs. */
const MAX_HASHES = 63;

/** Reads one line; it checks the form, not what the line says. */
export function readLine(bytes: Bytes): BundleLine {
  const json = JsonLine.parse(textOf(bytes));
  if (json.has('cid')) return readEvent(json);
  if (json.has('bundle')) {
    require(json, ['bundle', 'study', 'logs']);
    if (json.text('bundle') !== FORMAT) throw new BundleError(`a bundle of another format: ${json.text('bundle')}`);
    return { kind: 'start', study: json.text('study'), logs: json.texts('logs') };
  }
  if (json.has('log')) return readLogStart(json);
  if (json.has('checkpoint')) {
    require(json, ['checkpoint']);
    return { kind: 'close', checkpoint: json.text('checkpoint') };
  }
  if (json.has('end')) {
    require(json, ['end', 'logs']);
    if (!json.truth('end')) throw new BundleError('"end" is not true');
    return { kind: 'end', logs: json.number('logs') };
  }
  if (json.has('position')) {
    require(json, ['position', 'leaf']);
    return { kind: 'hidden', position: json.number('position'), leaf: json.hash('leaf') };
  }
  return readEvent(json);
}

function readLogStart(json: JsonLine): LogStart {
  const part = json.has('part');
  require(json, part ? ['log', 'part', 'size', 'vkey'] : ['log', 'from', 'size', 'vkey']);
  if (part && !json.truth('part')) throw new BundleError('"part" is not true');
  return { kind: 'log', log: json.text('log'), from: part ? 0 : json.number('from'), size: json.number('size'), vkey: json.text('vkey'), part };
}

function readEvent(json: JsonLine): BundleLine {
  const proven = json.has('proof');
  require(json, proven ? [...EVENT, 'proof'] : EVENT);
  const event: BundleEvent = {
    position: json.number('position'),
    cid: json.text('cid'),
    index: json.count('index'),
    of: json.count('of'),
    at: json.number('at'),
    eventId: json.text('eventId'),
    aggregateType: textOrNull(json, 'aggregateType'),
    aggregateId: textOrNull(json, 'aggregateId'),
    sequence: json.optionalWhole('sequence'),
    timestamp: json.whole('timestamp'),
    type: json.text('type'),
    revision: textOrNull(json, 'revision'),
    salt: json.hash('salt'),
    payload: json.bytes('payload'),
    metadata: json.bytes('metadata'),
    leaf: json.hash('leaf'),
  };
  return { kind: 'event', event, proof: proven ? hashesOf(json.texts('proof')) : null };
}

/** A proof's hashes, in base64. */
export function hashesOf(texts: string[]): Bytes[] {
  if (texts.length > MAX_HASHES) throw new BundleError(`more than ${MAX_HASHES} hashes`);
  return texts.map((text) => {
    const hash = fromBase64(text);
    if (typeof hash === 'string') throw new BundleError(`not ${hash} where a hash belongs`);
    if (hash.length !== HASH_BYTES) throw new BundleError(`a hash has 32 bytes, not ${hash.length}`);
    return hash;
  });
}

/** Absent and empty have one leaf encoding, so they have one form here too. */
function textOrNull(json: JsonLine, name: string): string | null {
  const text = json.optionalText(name);
  if (text === '') throw new BundleError(`"${name}" is empty instead of null`);
  return text;
}

function require(json: JsonLine, names: string[]): void {
  const found = json.names();
  if (found.length !== names.length || !names.every((name) => json.has(name))) {
    throw new BundleError(`a line with the members [${found.sort().join(', ')}]`);
  }
}
