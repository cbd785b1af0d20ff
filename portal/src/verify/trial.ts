import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { joined, toBase64, toHex, utf8, type Bytes } from './bytes';
import { emptyTree, nodeOf } from './hashes';
import { leafHashOf, type BundleEvent } from './leaf';

/** A small real history for tests: two logs of commits of one to three events of several subjects, and keys to sign with. */
export const ENROLLMENT = 'trialledger.local/enrollment';
export const VISITS = 'trialledger.local/visits';
export const ADVERSE_EVENTS = 'trialledger.local/adverse-events';
export const EVENTS = 40;
export const COORDINATOR = 'coordinator-701';
export const STUDY = 'LZZT';

const SUBJECTS = 4;
const FIRST_AT = 1_767_225_600_000;

export type Signer = { name: string; vkey: string; sign: (text: string) => string };

export function signer(name: string, seed: number): Signer {
  const secret = sha256(Uint8Array.of(seed));
  const typed = joined(Uint8Array.of(1), ed25519.getPublicKey(secret));
  const id = sha256(joined(utf8(`${name}\n`), typed)).slice(0, 4);
  const signed = new Map<string, string>();
  const sign = (text: string) => {
    const note = signed.get(text) ?? `${text}\n\u2014 ${name} ${toBase64(joined(id, ed25519.sign(utf8(text), secret)))}\n`;
    signed.set(text, note);
    return note;
  };
  return { name, vkey: `${name}+${toHex(id)}+${toBase64(typed)}`, sign };
}

/** A signature line of a witness below a note. */
export function cosigned(note: string, name: string, seed: number, seconds: bigint): { note: string; vkey: string } {
  const secret = sha256(Uint8Array.of(seed));
  const typed = joined(Uint8Array.of(4), ed25519.getPublicKey(secret));
  const id = sha256(joined(utf8(`${name}\n`), typed)).slice(0, 4);
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigInt64(0, seconds);
  const signature = ed25519.sign(utf8(`cosignature/v1\ntime ${seconds}\n${text}`), secret);
  return { note: `${note}\u2014 ${name} ${toBase64(joined(id, time, signature))}\n`, vkey: `${name}+${toHex(id)}+${toBase64(typed)}` };
}

export type Trial = { enrollment: BundleEvent[]; visits: BundleEvent[]; enrollmentKey: Signer; visitsKey: Signer; adverseEventsKey: Signer };

export const trial = (): Trial => ({
  enrollment: events(ENROLLMENT, 1),
  visits: events(VISITS, 2),
  enrollmentKey: signer(ENROLLMENT, 1),
  visitsKey: signer(VISITS, 2),
  adverseEventsKey: signer(ADVERSE_EVENTS, 3),
});

/** Commits of 1, 2, 3, 1, 2 … events, subject after subject; subject 3 is of site 701, seen by its coordinator. */
function events(origin: string, seed: number): BundleEvent[] {
  const made: BundleEvent[] = [];
  const sequences = [0n, 0n, 0n, 0n];
  const random = (what: string) => sha256(utf8(`${seed} ${what}`));
  for (let commit = 0; made.length < EVENTS; commit++) {
    const of = Math.min(1 + (commit % 3), EVENTS - made.length);
    for (let index = 0; index < of; index++) {
      const position = made.length;
      const subject = position % SUBJECTS;
      const at = FIRST_AT + commit * 1000;
      const sequence = sequences[subject] ?? 0n;
      sequences[subject] = sequence + 1n;
      made.push(
        rehashed(
          {
            position,
            cid: uuid(random(`cid ${commit}`)),
            index,
            of,
            at,
            eventId: uuid(random(`event ${position}`)),
            aggregateType: 'Subject',
            aggregateId: `subject/${STUDY}/${subject}`,
            sequence,
            timestamp: BigInt(at) * 1_000_000n + 1n,
            type: 'enrollment.SubjectScreened',
            revision: '1',
            salt: random(`salt ${position}`),
            payload: utf8(JSON.stringify({ studyId: STUDY, subjectId: String(subject), n: position, note: sealed(`text/${position}`) })),
            metadata: utf8(JSON.stringify(subject === 3 ? { ...sentBy(COORDINATOR, 'General Hospital', '701', 'portal'), reason: sealed('text/reason') } : sentBy('monitor', 'CRO', '', 'api'))),
            leaf: new Uint8Array(32),
          },
          origin,
        ),
      );
    }
  }
  return made;
}

/** What a text of up to 60 bytes looks like when it is sealed. */
export const sealed = (scope: string) => `s1:${scope}:${'A'.repeat(123)}`;

export const sentBy = (actor: string, organisation: string, site: string, source: string) => ({ actor, actorName: actor, role: 'COORDINATOR', organisation, site, source, study: STUDY });

/** The event with the leaf hash that its content has. */
export const rehashed = (event: BundleEvent, origin: string): BundleEvent => ({ ...event, leaf: leafHashOf(event, origin) });

const uuid = (bytes: Bytes) => toHex(bytes.subarray(0, 16)).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

// ---------------------------------------------------------------- the tree, by its definition

export const leavesOf = (some: readonly BundleEvent[]): Bytes[] => some.map((event) => event.leaf);

export function rootOf(leaves: readonly Bytes[]): Bytes {
  const [only] = leaves;
  if (!only) return emptyTree();
  if (leaves.length === 1) return only;
  const half = splitOf(leaves.length);
  return nodeOf(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

export function inclusionProof(index: number, leaves: readonly Bytes[]): Bytes[] {
  if (leaves.length <= 1) return [];
  const half = splitOf(leaves.length);
  return index < half
    ? [...inclusionProof(index, leaves.slice(0, half)), rootOf(leaves.slice(half))]
    : [...inclusionProof(index - half, leaves.slice(half)), rootOf(leaves.slice(0, half))];
}

export function consistencyProof(old: number, leaves: readonly Bytes[], whole = true): Bytes[] {
  if (old === leaves.length) return whole ? [] : [rootOf(leaves)];
  const half = splitOf(leaves.length);
  return old <= half
    ? [...consistencyProof(old, leaves.slice(0, half), whole), rootOf(leaves.slice(half))]
    : [...consistencyProof(old - half, leaves.slice(half), false), rootOf(leaves.slice(0, half))];
}

const splitOf = (size: number) => 2 ** Math.floor(Math.log2(size - 1));

/** The signed checkpoint of the first `size` events. */
export const checkpoint = (some: readonly BundleEvent[], key: Signer, size = some.length): string =>
  key.sign(`${key.name}\n${size}\n${toBase64(rootOf(leavesOf(some.slice(0, size))))}\n`);

// ---------------------------------------------------------------- lines

export const eventLine = (event: BundleEvent, proof?: Bytes[]): string =>
  json({
    position: event.position,
    cid: event.cid,
    index: event.index,
    of: event.of,
    at: event.at,
    eventId: event.eventId,
    aggregateType: event.aggregateType,
    aggregateId: event.aggregateId,
    sequence: event.sequence,
    timestamp: event.timestamp,
    type: event.type,
    revision: event.revision,
    salt: toBase64(event.salt),
    payload: toBase64(event.payload),
    metadata: toBase64(event.metadata),
    leaf: toBase64(event.leaf),
    ...(proof ? { proof: proof.map(toBase64) } : {}),
  });

export const hiddenLine = ({ position, leaf }: BundleEvent): string => json({ position, leaf: toBase64(leaf) });
export const startLine = (log: string, size: number, vkey: string): string => json({ log, from: 0, size, vkey });
export const partLine = (log: string, size: number, vkey: string): string => json({ log, part: true, size, vkey });
export const closeLine = (note: string): string => json({ checkpoint: note });

/** JSON with whole numbers of 64 bits. */
export const json = (value: Record<string, unknown>): string =>
  `{${Object.entries(value)
    .map(([name, of]) => `${JSON.stringify(name)}:${typeof of === 'bigint' ? of : JSON.stringify(of)}`)
    .join(',')}}`;

/** The short form, in which someone changed the lines of the enrollment log and nothing else. */
export function shortBundle(of: Trial, change: (lines: string[]) => string[] = (lines) => lines, note = checkpoint(of.enrollment, of.enrollmentKey)): string {
  const lines = [
    json({ bundle: 'trialledger-bundle/1', study: STUDY, logs: [ENROLLMENT, VISITS] }),
    startLine(ENROLLMENT, EVENTS, of.enrollmentKey.vkey),
    ...change(of.enrollment.map((event) => eventLine(event))),
    closeLine(note),
    startLine(VISITS, EVENTS, of.visitsKey.vkey),
    ...of.visits.map((event) => eventLine(event)),
    closeLine(checkpoint(of.visits, of.visitsKey)),
    json({ end: true, logs: 2 }),
  ];
  return `${lines.join('\n')}\n`;
}
