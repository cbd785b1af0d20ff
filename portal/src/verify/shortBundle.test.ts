import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes';
import { nothingGiven, readGiven, type GivenTexts } from './given';
import { linesOf, isVerified, type Report } from './report';
import { ShortBundle } from './shortBundle';
import { checkpoint, closeLine, ENROLLMENT, eventLine, EVENTS, hiddenLine, json, rehashed, shortBundle, signer, startLine, STUDY, trial, VISITS } from './trial';

/** Commits stand at 0, 1-2, 3-5, 6, 7-8, 9-11, 12, 13-14, 15-17 … */
const of = trial();
const pinned: GivenTexts = { ...nothingGiven, keys: [of.enrollmentKey.vkey, of.visitsKey.vkey] };

function check(text: string | Uint8Array, given: Partial<GivenTexts> = pinned, piece = 777): Report {
  const bytes = typeof text === 'string' ? utf8(text) : text;
  const bundle = new ShortBundle(readGiven({ ...nothingGiven, ...given }));
  for (let at = 0; at < bytes.length; at += piece) bundle.push(bytes.subarray(at, at + piece));
  return bundle.end();
}

const what = (report: Report) => report.findings.map((finding) => finding.what);
const at = (position: number) => of.enrollment[position] as (typeof of.enrollment)[number];
const changed = (position: number, change: (line: string) => string) =>
  shortBundle(of, (lines) => lines.map((line, index) => (index === position ? change(line) : line)));

const SEALED = ['  sealed values: 50; the bundle shows of none what it says', '    free text in metadata/reason: 10', '    free text in payload/note: 40'];

describe('a sound bundle', () => {
  it('is verified, and says so as the command line does', () => {
    expect(linesOf(check(shortBundle(of)))).toEqual([
      'Study LZZT',
      'enrollment: 40 events, none altered, removed or reordered; signed tree of 40',
      ...SEALED,
      'visits: 40 events, none altered, removed or reordered; signed tree of 40',
      ...SEALED,
      'Every closing checkpoint is signed with a key given from outside.',
      "Recording times were checked to follow the order; each event's own time is what the signature covers.",
      'VERIFIED',
    ]);
  });

  it('of another study than its first line says is found out', () => {
    const other = shortBundle(of).replace(`"study":${JSON.stringify(STUDY)}`, '"study":"OTHER"');
    expect([...new Set(what(check(other)))]).toEqual(["isn't of study OTHER, of which the bundle is said to be"]);
  });

  it('is read the same whatever the pieces it comes in', () => {
    for (const piece of [1, 4096, 1 << 20]) expect(isVerified(check(shortBundle(of), pinned, piece))).toBe(true);
  });

  it('without a pinned key says where the keys come from', () => {
    const report = check(shortBundle(of), nothingGiven);
    expect(isVerified(report)).toBe(true);
    expect(report.pinned).toBe(false);
    expect(linesOf(report).join('\n')).toContain(`taken from the bundle itself: this shows that the bundle is whole, not who signed it`);
  });

  it('extends an older checkpoint', () => {
    const report = check(shortBundle(of), { ...pinned, checkpoints: [checkpoint(of.enrollment, of.enrollmentKey, 17)] });
    expect(isVerified(report)).toBe(true);
    expect(report.logs[0]?.olderCheckpoints).toEqual([17]);
  });

  it('events disclosed by hash only are verified too', () => {
    const report = check(shortBundle(of, (lines) => lines.map((line, index) => (index % 3 === 1 ? line : hiddenLine(at(index))))));
    expect(what(report)).toEqual([]);
    expect(linesOf(report)[1]).toMatch(/^enrollment: 40 events \(27 by hash only\), none altered/);
  });

  it('an empty log is verified', () => {
    const text = [
      json({ bundle: 'trialledger-bundle/1', study: STUDY, logs: [ENROLLMENT] }),
      startLine(ENROLLMENT, 0, of.enrollmentKey.vkey),
      closeLine(checkpoint(of.enrollment, of.enrollmentKey, 0)),
      json({ end: true, logs: 1 }),
    ].join('\n');
    expect(what(check(`${text}\n`, { ...nothingGiven, keys: [of.enrollmentKey.vkey] }))).toEqual([]);
  });
});

describe('an altered event', () => {
  it.each(['payload', 'metadata', 'salt', 'leaf'] as const)('every flipped bit in its %s is found there', (field) => {
    for (let bit = 0; bit < 256; bit += 37) {
      const bytes = at(13)[field].slice();
      const index = (bit >> 3) % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ (1 << (bit & 7));
      const report = check(changed(13, () => eventLine({ ...at(13), [field]: bytes })));
      expect(report.findings).toContainEqual({ log: ENROLLMENT, position: 13, event: at(13).eventId, what: "altered: its leaf hash isn't that of its content" });
    }
  });

  it('a flipped bit anywhere in its line is found there', () => {
    const text = shortBundle(of);
    const from = text.indexOf('{"position":13,');
    const bytes = utf8(text);
    for (let bit = 8 * from; bit < 8 * text.indexOf('\n', from); bit += 97) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const places = check(flipped).findings.map((finding) => finding.position);
      expect(places.includes(13) || places.includes(14), `bit ${bit}`).toBe(true);
    }
  });

  it.each([
    ['index', (line: string) => line.replace('"index":0', '"index":1')],
    ['of', (line: string) => line.replace('"of":2', '"of":3')],
    ['commit', (line: string) => line.replace('"cid":"', '"cid":"f')],
    ['event id', (line: string) => line.replace('"eventId":"', '"eventId":"f')],
    ['aggregate type', (line: string) => line.replace('"aggregateType":"Subject"', '"aggregateType":null')],
    ['aggregate', (line: string) => line.replace('subject/LZZT/1', 'subject/LZZT/2')],
    ['sequence', (line: string) => line.replace('"sequence":3', '"sequence":4')],
    ['a nanosecond', (line: string) => line.replace('000001,"type"', '000002,"type"')],
    ['recording time', (line: string) => line.replace(/"at":[0-9]*/, '"at":1')],
    ['type', (line: string) => line.replace('SubjectScreened', 'SubjectScreaned')],
    ['revision', (line: string) => line.replace('"revision":"1"', '"revision":"2"')],
    ['no revision', (line: string) => line.replace('"revision":"1"', '"revision":null')],
    ['salt', (line: string) => line.replace('"salt":"', '"salt":"A')],
    ['position', (line: string) => line.replace('"position":13', '"position":14')],
    ['cut', (line: string) => line.slice(0, 40)],
    ['another line', () => '{"surprise":1}'],
  ])('a changed header is found there: %s', (_, change) => {
    const line = eventLine(at(13));
    expect(change(line)).not.toBe(line);
    expect(check(changed(13, change)).findings.some(({ position }) => position === 13 || position === 14)).toBe(true);
  });

  it('with a matching leaf is found by the root, and an older checkpoint narrows the place', () => {
    const forged = rehashed({ ...at(13), payload: utf8('{"n":99}') }, ENROLLMENT);
    const text = changed(13, () => eventLine(forged));
    expect(what(check(text))).toEqual(["the root isn't the one that was signed: something from position 0 to 39 was altered, removed, inserted or reordered"]);
    expect(linesOf(check(text)).slice(-1)).toEqual(['NOT VERIFIED: 1 finding; the first bad place is enrollment, between position 0 and 39']);
    const checkpoints = [12, 15].map((size) => checkpoint(of.enrollment, of.enrollmentKey, size));
    expect(what(check(text, { ...pinned, checkpoints }))[0]).toBe(
      'not what it was when the checkpoint of 15 events was handed out: something from position 12 to 14 was altered, removed, inserted or reordered',
    );
  });

  it('the report names log, position and event of the first bad one', () => {
    const broken = (position: number) => eventLine({ ...at(position), payload: utf8('{}') });
    const text = shortBundle(of, (lines) => lines.map((line, index) => (index === 13 || index === 21 ? broken(index) : line)));
    expect(linesOf(check(text)).slice(-1)).toEqual([`NOT VERIFIED: 3 findings; the first bad place is enrollment, position 13, event ${at(13).eventId}`]);
  });
});

describe('removed, inserted, reordered', () => {
  it('a deleted event is found at its place', () => {
    const report = check(shortBundle(of, (lines) => lines.filter((_, index) => index !== 13)));
    expect(report.findings[0]).toEqual({ log: ENROLLMENT, position: 13, event: null, what: 'missing: position 14 stands in its place' });
  });

  it('a deleted event is found when all that follow were renumbered', () => {
    const text = shortBundle(of, () => of.enrollment.filter((_, index) => index !== 13).map((event, index) => eventLine({ ...event, position: index })));
    const found = check(text);
    expect(isVerified(found)).toBe(false);
    expect(found.findings[0]?.position).toBe(13);
  });

  it('an inserted event is found at its place', () => {
    const text = shortBundle(of, (lines) => [...lines.slice(0, 13), eventLine({ ...at(12), position: 13 }), ...lines.slice(13)]);
    expect(check(text).findings.some(({ position }) => position === 13)).toBe(true);
  });

  it('two swapped events are found there', () => {
    const text = shortBundle(of, (lines) => lines.map((line, index) => (index === 13 ? (lines[20] ?? '') : index === 20 ? (lines[13] ?? '') : line)));
    const found = check(text);
    expect(found.findings[0]?.position).toBe(13);
    expect(what(found)).toContain('stands where position 21 is expected: inserted, repeated or reordered');
  });

  it('two swapped events that took each other’s position are found by their commits', () => {
    const text = shortBundle(of, (lines) =>
      lines.map((line, index) => (index === 13 ? eventLine({ ...at(20), position: 13 }) : index === 20 ? eventLine({ ...at(13), position: 20 }) : line)),
    );
    expect(check(text).findings[0]?.position).toBe(13);
  });
});

describe('cut', () => {
  it('a cut tail is found there', () => {
    expect(check(shortBundle(of, (lines) => lines.slice(0, 30))).findings).toContainEqual({
      log: ENROLLMENT,
      position: 30,
      event: null,
      what: 'cut: the bundle has 30 of 40 signed events',
    });
  });

  it('a cut tail with adapted sizes is found by the signature', () => {
    const forged = checkpoint(of.enrollment, of.enrollmentKey).replace('\n40\n', '\n30\n');
    expect(what(check(shortBundle(of, (lines) => lines.slice(0, 30), forged))).join()).toContain("the closing checkpoint doesn't hold: invalid signature");
  });

  it('a log rolled back to an older signed state is found by the newer checkpoint', () => {
    const older = shortBundle(of, (lines) => lines.slice(0, 30), checkpoint(of.enrollment, of.enrollmentKey, 30)).replace('"size":40', '"size":30');
    expect(isVerified(check(older))).toBe(true);
    expect(what(check(older, { ...pinned, checkpoints: [checkpoint(of.enrollment, of.enrollmentKey)] }))).toEqual([
      'cut or rolled back: a checkpoint handed in covers 40 events, the bundle has 30',
    ]);
  });

  it('a bundle cut off anywhere is found', () => {
    const whole = utf8(shortBundle(of));
    for (let length = 0; length < whole.length; length += 4999) expect(isVerified(check(whole.subarray(0, length), nothingGiven, 5000)), `at byte ${length}`).toBe(false);
  });

  it('a log without its closing checkpoint, a bundle without its last line, a missing log', () => {
    const lines = shortBundle(of).trimEnd().split('\n');
    const without = (from: number, count: number) => `${lines.toSpliced(from, count).join('\n')}\n`;
    expect(what(check(without(2 + EVENTS, 1)))).toContain('cut off here: the closing checkpoint and what should come before it are missing');
    expect(what(check(without(lines.length - 1, 1)))).toEqual(['cut off: its last line is missing']);
    expect(what(check(without(3 + EVENTS, EVENTS + 2)))).toEqual([
      'has 1 logs, its last line says 2',
      `its first line names the logs [${ENROLLMENT}, ${VISITS}], it holds [${ENROLLMENT}]`,
      `a key was given of the log ${VISITS}, which it doesn't hold`,
    ]);
  });

  it('a line of more than the format takes is skipped, not held', () => {
    expect(what(check(changed(13, () => `{"position":13,"x":"${'x'.repeat(33 * 1024 * 1024)}"}`), pinned, 1 << 20))).toContain(
      'unreadable: a line is longer than 33554432 bytes',
    );
  });
});

describe('keys and what was handed in', () => {
  it('a bundle signed with another key than the pinned one is refused', () => {
    const others = trial();
    const report = check(shortBundle({ ...others, enrollmentKey: signer(ENROLLMENT, 9) }));
    expect(what(report).join()).toContain("the closing checkpoint doesn't hold: no verifiable signature");
  });

  it('a checkpoint of a log that it does not hold is found', () => {
    const stray = of.visitsKey.sign('elsewhere.example/log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n');
    expect(what(check(shortBundle(of), { ...pinned, checkpoints: [stray] }))).toEqual(["a checkpoint was handed in for the log elsewhere.example/log, which it doesn't hold"]);
  });

  it('several pasted notes are taken apart, and JSON with one a log too', () => {
    const notes = [checkpoint(of.enrollment, of.enrollmentKey, 17), checkpoint(of.visits, of.visitsKey, 9)];
    for (const pasted of [notes.join('\n'), notes.join(''), JSON.stringify({ enrollment: notes[0], visits: notes[1] })]) {
      const report = check(shortBundle(of), { ...pinned, checkpoints: [pasted] });
      expect(what(report)).toEqual([]);
      expect(report.logs.map((log) => log.olderCheckpoints)).toEqual([[17], [9]]);
    }
  });

  it('what is no key or no receipt is said before anything is read', () => {
    expect(() => readGiven({ ...nothingGiven, keys: ['nonsense'] })).toThrow('not a verifier key: nonsense');
    expect(() => readGiven({ ...nothingGiven, receipts: ['{"format":"x"}'] })).toThrow('not a receipt');
    expect(() => readGiven({ ...nothingGiven, checkpoints: ['a\nb\n'] })).toThrow('malformed note');
  });

  it('nothing in a bundle steers how the report is shown', () => {
    const hostile = shortBundle(of).replace('"study":"LZZT"', '"study":"\\u202eLZZT\\u001b[2J"');
    expect(linesOf(check(hostile))[0]).toBe('Study ?LZZT?[2J');
  });
});
