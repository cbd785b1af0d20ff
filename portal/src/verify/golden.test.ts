import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nothingGiven } from './given';
import { linesOf } from './report';
import { blobOf } from './trialBundle';
import { verify } from './verify';

/**
 * Bundles that platform/ledger's own BundleWriter wrote, in Java: synthetic, of twelve events with texts beyond ASCII, an event of no aggregate, one without
 * revision, one by hash only; and the part of site 702.
 */
const KEY = 'golden.example/visits+908b8882+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs';
const checked = async (name: string) => linesOf(await verify({ kind: 'file', blob: blobOf(new Uint8Array(readFileSync(`src/verify/golden/${name}.ndjson`))) }, { ...nothingGiven, keys: [KEY] }));

it('a whole log that Java wrote is verified', async () => {
  expect(await checked('whole')).toEqual([
    'Study GOLD',
    'visits: 12 events (1 by hash only), none altered, removed or reordered; signed tree of 12',
    'Every closing checkpoint is signed with a key given from outside.',
    "Recording times were checked to follow the order; each event's own time is what the signature covers.",
    'VERIFIED',
  ]);
});

it('a part that Java wrote is verified', async () => {
  expect((await checked('part')).slice(1, 2)).toEqual(['visits: a part, 4 events, none altered, each proven to stand at its place in the signed tree of 12']);
  expect((await checked('part')).slice(-1)).toEqual(['VERIFIED']);
});
