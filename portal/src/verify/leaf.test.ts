import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { toHex, utf8 } from './bytes';
import { leafOf, saltedHash } from './hashes';
import { encodeLeaf, type LeafData } from './leaf';

/** The file of the Java tests: what both must agree on for ever. */
const golden = new Map(
  readFileSync('../platform/ledger/src/test/resources/golden/leaf-ct-event-1.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string, string])
    .map(([name, encoding, hash]) => [name, { encoding, hash }]),
);
const SALT = Uint8Array.from({ length: 32 }, (_, index) => index);

const enrolled: LeafData = {
  logId: 'trialledger.local/enrollment',
  eventId: '0192f0c1-5a3b-7c11-8d2e-000000000001',
  aggregateType: 'Subject',
  aggregateId: 'subject/H2Q-MC-LZZT/01-701-1015',
  sequence: 3n,
  timestampNanos: 1767225600123456789n,
  payloadType: 'enrollment.SubjectEnrolled',
  revision: '1',
  payloadHash: saltedHash(SALT, utf8('{"subjectId":"01-701-1015","enrolledOn":"2014-01-02"}')),
  metadataHash: saltedHash(SALT, utf8('{"actor":"coordinator"}')),
  cid: '0192f0c1-5a3b-7c11-8d2e-0000000000aa',
  indexInCommit: 1,
};

const nothing = saltedHash(new Uint8Array(32), new Uint8Array());
const ofNoAggregate: LeafData = {
  logId: 'trialledger.local/visits',
  eventId: '0192f0c1-5a3b-7c11-8d2e-000000000002',
  aggregateType: null,
  aggregateId: null,
  sequence: null,
  timestampNanos: -1n,
  payloadType: 'visits.Gemessen\u00e4',
  revision: null,
  payloadHash: nothing,
  metadataHash: nothing,
  cid: '0192f0c1-5a3b-7c11-8d2e-0000000000ab',
  indexInCommit: 0,
};

it.each([
  ['subject-enrolled', enrolled],
  ['no-aggregate', ofNoAggregate],
])('%s has the golden encoding and leaf hash', (name, leaf) => {
  expect(toHex(encodeLeaf(leaf))).toBe(golden.get(name)?.encoding);
  expect(toHex(leafOf(encodeLeaf(leaf)))).toBe(golden.get(name)?.hash);
});

it('the sequence zero differs from no sequence', () => {
  expect(encodeLeaf({ ...enrolled, sequence: 0n })).not.toEqual(encodeLeaf({ ...enrolled, sequence: null }));
});
