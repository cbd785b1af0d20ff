import { joined, utf8, type Bytes } from './bytes';
import { leafOf, saltedHash } from './hashes';

/** The header that a leaf commits to; its encoding is permanent (`ct-event/1`, golden file in platform/ledger's tests). */
export type LeafData = {
  logId: string;
  eventId: string;
  aggregateType: string | null;
  aggregateId: string | null;
  sequence: bigint | null;
  timestampNanos: bigint;
  payloadType: string;
  revision: string | null;
  payloadHash: Bytes;
  metadataHash: Bytes;
  cid: string;
  indexInCommit: number;
};

/** One event as a bundle discloses it. `at` is not covered by the leaf; it is when the store recorded the commit, in ms. */
export type BundleEvent = {
  position: number;
  cid: string;
  index: number;
  of: number;
  at: number;
  eventId: string;
  aggregateType: string | null;
  aggregateId: string | null;
  sequence: bigint | null;
  timestamp: bigint;
  type: string;
  revision: string | null;
  salt: Bytes;
  payload: Bytes;
  metadata: Bytes;
  leaf: Bytes;
};

const FORM = 'ct-event/1';

/** Every field preceded by its length (32 bits, big-endian); numbers big-endian, an absent field with length 0. */
export function encodeLeaf(leaf: LeafData): Bytes {
  const fields = [
    utf8(FORM),
    utf8(leaf.logId),
    utf8(leaf.eventId),
    utf8(leaf.aggregateType ?? ''),
    utf8(leaf.aggregateId ?? ''),
    leaf.sequence === null ? new Uint8Array() : int64(leaf.sequence),
    int64(leaf.timestampNanos),
    utf8(leaf.payloadType),
    utf8(leaf.revision ?? ''),
    leaf.payloadHash,
    leaf.metadataHash,
    utf8(leaf.cid),
    int32(leaf.indexInCommit),
  ];
  return joined(...fields.flatMap((field) => [int32(field.length), field]));
}

/** The leaf hash recomputed from everything else, in the log of `origin`. */
export const leafHashOf = (event: BundleEvent, origin: string): Bytes =>
  leafOf(
    encodeLeaf({
      logId: origin,
      eventId: event.eventId,
      aggregateType: event.aggregateType,
      aggregateId: event.aggregateId,
      sequence: event.sequence,
      timestampNanos: event.timestamp,
      payloadType: event.type,
      revision: event.revision,
      payloadHash: saltedHash(event.salt, event.payload),
      metadataHash: saltedHash(event.salt, event.metadata),
      cid: event.cid,
      indexInCommit: event.index,
    }),
  );

function int64(value: bigint): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, value);
  return bytes;
}

function int32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}
