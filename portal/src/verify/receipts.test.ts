import { expect, it } from 'vitest';
import { utf8 } from './bytes';
import type { Envelope } from './envelope';
import { nothingGiven, readGiven } from './given';
import type { BundleEvent } from './leaf';
import { ShortBundle } from './shortBundle';
import { checkpoint, COORDINATOR, ENROLLMENT, eventLine, rehashed, sentBy, shortBundle, trial, VISITS } from './trial';
import { receiptsOf } from './trialReceipts';

const of = trial();
const receipt = receiptsOf(of);
const hers = (events: BundleEvent[]) => events.filter((event) => new TextDecoder().decode(event.metadata).includes(COORDINATOR));

function check(receipts: string[], text = shortBundle(of)) {
  const bundle = new ShortBundle(readGiven({ ...nothingGiven, receipts: [receipts.join('\n')] }));
  bundle.push(utf8(text));
  return bundle.end();
}

const all = [...hers(of.enrollment).map((event) => receipt(ENROLLMENT, event)), ...hers(of.visits).map((event) => receipt(VISITS, event))];

it('all there and unchanged, and nothing else under their names', () => {
  const report = check(all);
  expect(report.findings).toEqual([]);
  expect(report.receipts).toEqual([
    "Receipts: 20 for 20 events sent by coordinator-701: all there and unchanged; 0 proven by the log's signature.",
    'No other event stands under these names.',
  ]);
});

it('a receipt with a proof is proven by the log’s signature, and the log extends its checkpoint', () => {
  const [first, ...others] = all;
  const event = hers(of.enrollment)[0] as BundleEvent;
  expect(first).toBe(receipt(ENROLLMENT, event));
  const report = check([receipt(ENROLLMENT, event, 17), ...others]);
  expect(report.findings).toEqual([]);
  expect(report.receipts[0]).toContain('1 proven');
  expect(report.logs[0]?.olderCheckpoints).toEqual([17]);
});

it('an event that no receipt covers stands under her name', () => {
  const event = hers(of.enrollment)[2] as BundleEvent;
  const report = check(all.filter((line) => !line.includes(event.eventId)));
  expect(report.findings).toEqual([
    { log: ENROLLMENT, position: event.position, event: event.eventId, what: 'stands under the name of coordinator-701 (General Hospital, through portal), but no receipt covers it' },
  ]);
});

/** What is said when the monitor's event 6 had been sent so. */
function sentSo({ actor, organisation, site, source }: Envelope) {
  const sent = rehashed({ ...(of.enrollment[6] as BundleEvent), metadata: utf8(JSON.stringify(sentBy(actor, organisation, site, source))) }, ENROLLMENT);
  const events = of.enrollment.with(6, sent);
  return check(all, shortBundle(of, () => events.map((event) => eventLine(event)), checkpoint(events, of.enrollmentKey)));
}

it('what others did at her site is told by whom, and what policies did', () => {
  const colleague = sentSo({ actor: 'ghost', organisation: 'General Hospital', site: '701', source: 'portal' });
  expect(colleague.findings).toEqual([]);
  expect(colleague.receipts.slice(1)).toEqual([
    'No other event stands under these names.',
    'At your sites under your organisation also: 1 event by ghost, of whom no receipt was handed in.',
  ]);
  const policy = sentSo({ actor: 'visits', organisation: '', site: '701', source: 'policy' });
  expect(policy.findings).toEqual([]);
  expect(policy.receipts[2]).toBe('At your sites by policies, which get no receipts: 1 event by visits.');
  expect(sentSo({ actor: 'ghost', organisation: 'General Hospital', site: '702', source: 'portal' }).receipts).toHaveLength(2);
});

it('an event that was receipted otherwise is found, and one that is gone', () => {
  const event = hers(of.enrollment)[0] as BundleEvent;
  const other = receipt(ENROLLMENT, { ...event, leaf: new Uint8Array(32) });
  expect(check([other]).findings[0]?.what).toContain('not what was receipted to coordinator-701 at 2026-01-01T00:00:02.000Z (receipt r-3)');
  const gone = receipt(ENROLLMENT, { ...event, position: 40 });
  expect(check([...all, gone]).findings[0]).toMatchObject({ position: 40, what: expect.stringContaining("but it isn't in the bundle") as string });
});

it('a time of recording that was changed is found by its receipt alone', () => {
  const event = hers(of.enrollment)[0] as BundleEvent;
  const moved = shortBundle(of, (lines) =>
    lines.map((line, index) => (of.enrollment[index]?.cid === event.cid ? eventLine({ ...(of.enrollment[index] as BundleEvent), at: event.at + 1 }) : line)),
  );
  expect(check([], moved).findings).toEqual([]);
  expect(check(all, moved).findings).toEqual([
    { log: ENROLLMENT, position: 3, event: event.eventId, what: 'receipted as recorded at 2026-01-01T00:00:02.000Z, the bundle says 2026-01-01T00:00:02.001Z' },
  ]);
});

it('two receipts that contradict each other are told', () => {
  const event = hers(of.enrollment)[0] as BundleEvent;
  const found = check([...all, receipt(ENROLLMENT, { ...event, leaf: new Uint8Array(32) })]).findings;
  expect(found[0]?.what).toContain('contradict each other: keep both');
});

it('a forged proof does not hold', () => {
  const event = hers(of.enrollment)[0] as BundleEvent;
  const forged = receipt(ENROLLMENT, event, 17).replace('index 3\\n', 'index 3\\n').replace('\\n17\\n', '\\n18\\n');
  expect(check([forged]).findings[0]?.what).toContain("the proof in the receipt r-3 doesn't hold");
});

it('an altered event is told once as altered and once against its receipt', () => {
  const event = hers(of.enrollment)[0] as BundleEvent;
  const text = shortBundle(of, (lines) => lines.map((line, index) => (index === event.position ? eventLine({ ...event, payload: utf8('{}') }) : line)));
  expect(check(all, text).findings.map(({ position }) => position)).toEqual([event.position, event.position, null]);
});
