import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes';
import { filesOfFolder } from './files';
import { Findings } from './findings';
import { nothingGiven, readGiven, type GivenTexts } from './given';
import { InspectionBundle } from './inspectionBundle';
import { MOST_CHECKPOINTS, readOwn } from './ownCheckpoints';
import { isVerified, linesOf, type Report } from './report';
import { ADVERSE_EVENTS, checkpoint, COORDINATOR, ENROLLMENT, eventLine, inclusionProof, json, leavesOf, rehashed, sealed, shortBundle, signer, trial, VISITS } from './trial';
import { blobOf, folder, inspectionFiles, remanifested, zipped, type Files } from './trialBundle';
import { receiptsOf } from './trialReceipts';
import { verify } from './verify';

const of = trial();
const pinned: GivenTexts = { ...nothingGiven, keys: [of.enrollmentKey.vkey, of.visitsKey.vkey, of.adverseEventsKey.vkey] };
const at = (position: number) => of.enrollment[position] as (typeof of.enrollment)[number];
const check = (files: Files, given: GivenTexts = pinned) => verify(folder(files), given);
const what = (report: Report) => report.findings.map((finding) => finding.what);
const ENR = 'logs/enrollment.ndjson';

function edited(files: Files, name: string, edit: (text: string) => string): Files {
  const before = files.get(name) ?? '';
  const after = edit(before);
  expect(after).not.toBe(before);
  return new Map(files).set(name, after);
}

describe('a whole study', () => {
  const made = inspectionFiles(of);
  const whole = () => new Map(made);

  it('holds, in a folder and in a ZIP', async () => {
    for (const dropped of [folder(whole()), { kind: 'file' as const, blob: await zipped(whole()) }]) {
      const report = await verify(dropped, pinned);
      expect(linesOf(report)).toEqual([
        'Study LZZT',
        'enrollment: 40 events, none altered, removed or reordered; signed tree of 40; extends the 4 earlier checkpoints in the bundle',
        "  sealed values: 50, of which revealed.ndjson shows 1; the others were erased, or aren't for who asked",
        '    free text in metadata/reason: 10, 0 shown',
        '    free text in payload/note: 40, 1 shown',
        'visits: 40 events, none altered, removed or reordered; signed tree of 40; extends the 4 earlier checkpoints in the bundle',
        "  sealed values: 50, of which revealed.ndjson shows 0; the others were erased, or aren't for who asked",
        '    free text in metadata/reason: 10, 0 shown',
        '    free text in payload/note: 40, 0 shown',
        'adverse-events: 0 events, none altered, removed or reordered; signed tree of 0',
        "  sealed values: 0, of which revealed.ndjson shows 0; the others were erased, or aren't for who asked",
        'All 17 files are as the manifest says; the 80 rows of the readable history tell the signed events.',
        `The manifest's SHA-256 is ${report.inspection?.manifestSha256}: compare it with the one in the study's event enrollment.HistoryExported, or give that.`,
        "Not compared with the event of the export: who asked, when and the filter are the manifest's word.",
        'Every closing checkpoint is signed with a key given from outside.',
        "Recording times were checked to follow the order; each event's own time is what the signature covers.",
        'VERIFIED',
      ]);
      expect(report.logs[0]).toMatchObject({ redacted: { sealed: 50, shown: 1 }, hidden: 0, lastAt: at(39).at });
      expect(report.inspection).toMatchObject({ team: 1, revealed: 1, refusals: 1, accesses: 1, isExported: null, askedBy: { person: 'auditor' } });
    }
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    await verify({ kind: 'file', blob: await zipped(whole()) }, pinned, (done, total) => told.push(done / total));
    expect(told.every((share, index) => share >= (told[index - 1] ?? 0))).toBe(true);
    expect(told[told.length - 1]).toBeGreaterThan(0.9);
  });

  it('with others’ events by their hash only holds, and so does its history', async () => {
    const report = await check(inspectionFiles(of, { hide: (event) => event.position % 4 === 2 }));
    expect(what(report)).toEqual([]);
    expect(report.logs[0]).toMatchObject({ events: 40, hidden: 10 });
  });

  it('an altered event is found with log, position and event, whether or not the manifest was made anew', async () => {
    const line = eventLine(at(13));
    const altered = edited(whole(), ENR, (text) => text.replace(line, eventLine({ ...at(13), payload: utf8('{"n":99}') })));
    expect(what(await check(altered)).join()).toContain(`${ENR}: `);
    const report = await check(remanifested(altered));
    expect(report.findings[0]).toEqual({ log: ENROLLMENT, position: 13, event: at(13).eventId, what: "altered: its leaf hash isn't that of its content" });
  });

  it('an altered event with a matching leaf is found, narrowed by the bundle’s own checkpoints', async () => {
    const forged = eventLine(rehashed({ ...at(13), payload: utf8('{"n":99}') }, ENROLLMENT));
    const report = await check(remanifested(edited(whole(), ENR, (text) => text.replace(eventLine(at(13)), forged))));
    expect(what(report)[0]).toBe(
      'not what it was when the checkpoint of 16 events was handed out: something from position 7 to 15 was altered, removed, inserted or reordered',
    );
  });

  it('a deleted line, swapped lines, a cut tail', async () => {
    const lines = (change: (lines: string[]) => string[]) => remanifested(edited(whole(), ENR, (text) => `${change(text.trimEnd().split('\n')).join('\n')}\n`));
    expect((await check(lines((all) => all.toSpliced(14, 1)))).findings[0]).toMatchObject({ position: 13, what: 'missing: position 14 stands in its place' });
    expect((await check(lines((all) => all.toSpliced(14, 2, all[15] ?? '', all[14] ?? '')))).findings[0]?.position).toBe(13);
    expect((await check(lines((all) => all.slice(0, 30)))).findings[0]).toMatchObject({ position: 29, what: expect.stringContaining('cut off here') as string });
  });

  it('every edit of the manifest’s hashes, sizes and names is found', async () => {
    const manifest = (edit: (text: string) => string) => check(edited(whole(), 'manifest.json', edit));
    expect(what(await manifest((text) => text.replace(/"sha256":"[0-9a-f]{4}/, '"sha256":"beef')))).toEqual(["index.html: its SHA-256 isn't the one in the manifest"]);
    expect(what(await manifest((text) => text.replace(/"sha256":"./, '"sha256":"x')))[0]).toContain("a file that can't be: index.html");
    expect(what(await manifest((text) => text.replace('"name":"team.ndjson"', '"name":"../team.ndjson"')))[0]).toContain("a file that can't be: ../team.ndjson");
    expect(what(await manifest((text) => text.replace('"bytes":15', '"bytes":16')))).toEqual(['index.html: has 15 bytes, the manifest says 16']);
    expect(what(await manifest((text) => text.replace('"name":"team.ndjson"', '"name":"crew.ndjson"')))).toEqual(["team.ndjson: isn't in the manifest", 'crew.ndjson: missing']);
    expect(what(await manifest((text) => text.replace('"events":40', '"events":39')))).toEqual(['holds 40 events and 0 hidden ones, the manifest says 39 and 0']);
    expect(what(await manifest((text) => text.replace('"size":40', '"size":41')))).toEqual(['has 40 positions, the manifest says 41']);
    expect(what(await manifest((text) => text.replace('"person":"auditor"', '"person":"auditor","person":"somebody"')))).toEqual([
      'manifest.json: can\'t be read: the member "person" appears twice',
    ]);
    expect(what(await manifest((text) => text.replace('"name":"team.ndjson"', '"name":"INDEX.html"')))[0]).toContain('it names INDEX.html twice');
    expect(what(await manifest((text) => text.slice(0, -2)))[0]).toContain("manifest.json: can't be read");
    expect(what(await manifest((text) => text.replace('inspection/1', 'inspection/2')))[0]).toContain('a bundle of another format');
  });

  it('who asked and for what can be edited in the manifest, but not unseen', async () => {
    const manifest = (from: string, to: string, given = pinned) => check(edited(whole(), 'manifest.json', (text) => text.replace(from, to)), given);
    const hash = (await check(whole())).inspection?.manifestSha256 ?? '';
    expect(what(await manifest('"filter":{}', '"filter":{"site":"701"}'))).toEqual([
      'is a whole log, but the bundle is said to be of site 701',
      'is a whole log, but the bundle is said to be of site 701',
      'is a whole log, but the bundle is said to be of site 701',
      'history/index.js: is of the whole study, the manifest says site 701',
    ]);
    expect(what(await manifest('"person":"auditor"', '"person":"somebody"', { ...pinned, exportHash: hash }))[0]).toContain('manifest.json: not the one that was exported');
    expect(linesOf(await manifest('"person":"auditor"', '"person":"somebody"'))).toContain(
      "Not compared with the event of the export: who asked, when and the filter are the manifest's word.",
    );
    expect(linesOf(await check(whole(), { ...pinned, exportHash: hash })).join()).not.toContain('Not compared');
  });

  it('no file is read further than the manifest says, and no more checkpoints are kept than any log has', async () => {
    let read = 0;
    const piece = 1 << 10;
    const files = filesOfFolder([...whole()].map(([name, text]) => ({ name, blob: blobOf(text) })));
    const endless = async (name: string, onChunk: (chunk: Uint8Array) => void) => {
      if (name !== 'index.html') return files.read(name, onChunk);
      for (; read < 1000; read++) onChunk(new Uint8Array(piece));
    };
    const report = await new InspectionBundle({ ...files, read: endless }, readGiven(pinned)).verify();
    expect(what(report)).toEqual(["index.html: can't be read: has more than the 15 bytes that the manifest says"]);
    expect(read).toBe(0);

    const line = whole().get('checkpoints/visits.ndjson')?.split('\n')[0] ?? '';
    const findings = new Findings();
    const kept = await readOwn('c', VISITS, findings, async (onChunk) => {
      for (let i = 0; i < 101; i++) onChunk(utf8(`${line}\n`.repeat(1000)));
    });
    expect(kept).toHaveLength(MOST_CHECKPOINTS);
    expect(findings.listed.map((finding) => finding.what)).toEqual(['c: holds more than 100,000 checkpoints']);
  });

  it('events of another study than the manifest’s', async () => {
    const report = await check(edited(whole(), 'manifest.json', (text) => text.replace('"study":"LZZT"', '"study":"OTHER"')));
    expect(report.findings[0]).toMatchObject({ position: 0, what: "isn't of study OTHER, of which the bundle is said to be" });
  });

  it('the hash that the event of the export has: the same, another, none at all', async () => {
    const { inspection } = await check(whole());
    const sha256 = inspection?.manifestSha256 ?? '';
    const same = await check(whole(), { ...pinned, exportHash: ` ${sha256.toUpperCase()}\n` });
    expect(what(same)).toEqual([]);
    expect(linesOf(same)).toContain('The manifest is the one of which the SHA-256 was given.');
    expect(what(await check(whole(), { ...pinned, exportHash: '0'.repeat(64) }))).toEqual([`manifest.json: not the one that was exported: its SHA-256 is ${sha256}`]);
    await expect(check(whole(), { ...pinned, exportHash: 'abc' })).rejects.toThrow('64 hexadecimal digits');
    const short = { kind: 'file' as const, blob: blobOf(shortBundle(of)) };
    await expect(verify(short, { ...pinned, exportHash: sha256 })).rejects.toThrow('only an inspection bundle has a manifest');
  });

  it('what systems put into folders is ignored, and said to be; nothing else is', async () => {
    const littered = whole().set('.DS_Store', 'x').set('logs/Thumbs.db', 'x').set('__MACOSX/logs/._visits.ndjson', 'x').set('history/desktop.ini', 'x');
    const report = await check(littered);
    expect(what(report)).toEqual([]);
    expect(linesOf(report)[1]).toBe('Ignored, as no part of the bundle: .DS_Store, __MACOSX/logs/._visits.ndjson, history/desktop.ini, logs/Thumbs.db');
    expect(what(await check(littered.set('logs/.DS_Store.ndjson', 'x').set('thumbs.db', 'x')))).toEqual([
      "logs/.DS_Store.ndjson: isn't in the manifest",
      'logs/.DS_Store.ndjson: is a log that the manifest doesn\'t name',
      "thumbs.db: isn't in the manifest",
    ]);
  });

  it('what is revealed must be a sealed text that is there, fit its length, and be told once', async () => {
    const line = (path: string, text: string, event = at(3), log = ENROLLMENT) => `${json({ log, position: event.position, eventId: event.eventId, path, text })}\n`;
    const revealed = async (...lines: string[]) => what(await check(remanifested(whole().set('revealed.ndjson', lines.join('')))));
    expect(await revealed(line('/payload/note', 'x'.repeat(60), at(7), VISITS).replace(at(7).eventId, of.visits[7]?.eventId ?? ''), line('/payload/note', ''), line('/metadata/reason', 'why'))).toEqual([]);
    expect(await revealed(line('/payload/n', 'told'))).toEqual(['revealed.ndjson shows a text at /payload/n, where nothing is sealed']);
    expect(await revealed(line('/payload/note', 'x'.repeat(61)))).toEqual(['revealed.ndjson shows a text at /payload/note of another length than the sealed one']);
    expect(await revealed(line('/payload/note', 'a'), line('/payload/note', 'b'))).toEqual(['revealed.ndjson shows the text at /payload/note twice']);
    expect(await revealed(line('/payload/note', 'a', { ...at(3), eventId: 'other' }))).toEqual(['revealed.ndjson shows a text of it, but the bundle has no such event there']);
    expect(await revealed(line('/payload/note', 'a', { ...at(3), position: 400 }))).toEqual(['revealed.ndjson shows a text of it, but the bundle has no such event there']);
    expect(await revealed(line('/payload/note', 'a', at(11)), line('/payload/note', 'a'))).toContain('revealed.ndjson names it after position 11');
    expect(await revealed(line('/metadata/actor', 'a'), line('/payload/note', 'a', at(3), 'other'), 'no JSON\n')).toEqual([
      'revealed.ndjson, line 1: a text of /metadata/actor, where nothing is sealed',
      "revealed.ndjson, line 2: of the log other, which isn't in the bundle",
      expect.stringMatching(/^revealed\.ndjson, line 3: /) as string,
    ]);
  });

  it('an identity and an arm are no texts to reveal', async () => {
    const arm = { ...at(3), payload: utf8(JSON.stringify({ arm: sealed('allocation/LZZT/3') })) };
    const lines = edited(whole(), ENR, (text) => text.replace(eventLine(at(3)), eventLine(arm)));
    lines.set('revealed.ndjson', `${json({ log: ENROLLMENT, position: 3, eventId: arm.eventId, path: '/payload/arm', text: 'placebo' })}\n`);
    expect(what(await check(remanifested(lines)))).toContain('revealed.ndjson shows what is sealed at /payload/arm, which is no free text');
  });

  it('a file too many, a file missing, a file twice', async () => {
    expect(what(await check(whole().set('extra.txt', 'x')))).toEqual(["extra.txt: isn't in the manifest"]);
    const without = whole();
    without.delete('team.ndjson');
    expect(what(await check(without))).toEqual(['team.ndjson: missing']);
    const noManifest = whole();
    noManifest.delete('manifest.json');
    expect(what(await check(noManifest))).toEqual(['manifest.json: missing']);
    const twice = [...whole(), ['team.ndjson', 'x']] as [string, string][];
    expect(what(await verify(folder(twice), pinned))).toContain('team.ndjson: stands in the bundle twice');
    expect(what(await check(whole().set('INDEX.html', 'x')))).toContain('INDEX.html: stands in the bundle twice');
    for (const name of ['a/b.', 'a./b', 'a ', 'a /b', '...']) expect(what(await check(whole().set(name, 'x')))).toContain(`${name}: not a name that a file of a bundle may have`);
  });

  it('a checkpoint of another history, a proof that is none, a missing closing one', async () => {
    const own = (edit: (lines: string[]) => string[]) =>
      check(remanifested(edited(whole(), 'checkpoints/enrollment.ndjson', (text) => edit(text.trimEnd().split('\n')).map((line) => `${line}\n`).join(''))));
    const forged = checkpoint(of.visits.map((event, position) => ({ ...event, position })), of.enrollmentKey, 16);
    expect(what(await own((lines) => lines.map((line) => (line.startsWith('{"size":16') ? line.replace(/"note":".*?[^\\]"/, `"note":${JSON.stringify(forged)}`) : line))))).toContain(
      "the log isn't shown to extend its checkpoint of 16 events",
    );
    expect(what(await own((lines) => lines.map((line) => line.replace(/"proof":\["[^"]*",?/, '"proof":['))))).toContain("the log isn't shown to extend its checkpoint of 16 events");
    expect(what(await own((lines) => lines.slice(0, -1)))).toContain("the last of its checkpoints isn't the closing one");
    expect(what(await own((lines) => lines.toReversed()))).toContain("checkpoints aren't in rising order");
  });

  it('what is told to read but was not signed is found, and what is left out', async () => {
    const page = (edit: (text: string) => string) => check(remanifested(edited(whole(), 'history/0001.js', edit)));
    expect((await page((text) => text.replace('"n":3', '"n":4'))).findings[0]).toMatchObject({ position: 3, what: "history/0001.js: what is told to read isn't what was signed" });
    expect((await page((text) => text.replace(/\},\{"log".*?\}\},/s, '},'))).findings[0]?.what).toContain('the readable history leaves this event out');
    for (const kind of ['"__proto__":{}', '"\\u005f_proto__":{}']) {
      expect(what(await page((text) => text.replace('"ids":{}', `"ids":{${kind}}`)))).toEqual(['history/0001.js: holds something else than data']);
    }
    expect(what(await page((text) => `${text}alert(1)`))).toEqual(["history/0001.js: isn't page 1 of a history"]);
    const without = whole();
    without.delete('history/0004.js');
    expect(what(await check(remanifested(without)))[0]).toBe('history/0004.js: missing');
  });

  it('keys: those of keys.json are taken and said to be so; pinned ones decide', async () => {
    const report = await check(whole(), nothingGiven);
    expect(isVerified(report)).toBe(true);
    expect(report.pinned).toBe(false);
    const others = trial();
    const forged = inspectionFiles({ ...others, enrollmentKey: signer(ENROLLMENT, 9) });
    expect(what(await check(forged)).join()).toContain("the closing checkpoint doesn't hold");
    expect(what(await check(remanifested(edited(whole(), 'keys.json', () => '{}')), nothingGiven))).toContain(`keys.json: has no key of the log ${ENROLLMENT}`);
  });

  it('a key was changed: earlier checkpoints hold under the former one, whoever pins the new one', async () => {
    const former = signer(ENROLLMENT, 9);
    const earlier = [0, 7, 16, 33].map((size) => [checkpoint(of.enrollment, of.enrollmentKey, size), checkpoint(of.enrollment, former, size)] as const);
    const files = edited(whole(), 'checkpoints/enrollment.ndjson', (text) =>
      earlier.reduce((changed, [now, then]) => changed.replace(JSON.stringify(now), JSON.stringify(then)), text),
    );
    const rotated = edited(files, 'keys.json', (text) => text.replace(JSON.stringify(of.enrollmentKey.vkey), JSON.stringify([of.enrollmentKey.vkey, former.vkey]).slice(1, -1)));
    const report = await check(remanifested(rotated));
    expect(what(report)).toEqual([]);
    expect(report.logs[0]?.ownCheckpoints).toBe(4);
  });

  it('a witness may have signed the closing checkpoint after the log was written', async () => {
    const closing = checkpoint(of.enrollment, of.enrollmentKey);
    const cosigned = `${closing}\u2014 witness.example AAAAAAAA\n`;
    const files = edited(whole(), 'checkpoints/enrollment.ndjson', (text) => text.replace(JSON.stringify(closing), JSON.stringify(cosigned)));
    expect(what(await check(remanifested(files)))).toEqual([]);
  });

  it('a bundle can’t name its own witnesses', async () => {
    const stranger = signer('regulator.example', 9);
    const files = edited(whole(), 'keys.json', (text) => text.replace(JSON.stringify(of.enrollmentKey.vkey), JSON.stringify([of.enrollmentKey.vkey, stranger.vkey]).slice(1, -1)));
    expect(what(await check(remanifested(files)))).toEqual([`keys.json: ${stranger.vkey} isn't a key of the log ${ENROLLMENT}`]);
  });

  it('a log left out is missed by whoever holds its key, and a bundle without logs shows nothing', async () => {
    const without = edited(whole(), 'manifest.json', (text) => JSON.stringify({ ...(JSON.parse(text) as object), logs: [] }));
    const two = edited(whole(), 'manifest.json', (text) => {
      const manifest = JSON.parse(text) as { logs: { log: string }[] };
      return JSON.stringify({ ...manifest, logs: manifest.logs.filter(({ log }) => log !== ADVERSE_EVENTS) });
    });
    for (const name of ['logs', 'checkpoints']) two.delete(`${name}/adverse-events.ndjson`);
    two.set('keys.json', JSON.stringify({ [ENROLLMENT]: [of.enrollmentKey.vkey], [VISITS]: [of.visitsKey.vkey] }));
    expect(what(await check(remanifested(two), nothingGiven))).toEqual(['manifest.json: names no log adverse-events, which every bundle has']);
    expect(what(await check(remanifested(without), nothingGiven))).toContain('holds no log');
    expect(what(await check(remanifested(without)))).toContain(`a key was given of the log ${ENROLLMENT}, which it doesn't hold`);
  });
});

describe('a site’s part', () => {
  const made = inspectionFiles(of, { site: '701' });
  const part = () => new Map(made);

  it('holds', async () => {
    const lines = linesOf(await verify({ kind: 'file', blob: await zipped(part()) }, pinned));
    expect(lines[1]).toBe('enrollment: a part, 10 events, none altered, each proven to stand at its place in the signed tree of 40; extends the 4 earlier checkpoints in the bundle');
    expect(lines).toContain('It holds events of site 701. That none was left out, only a bundle of the whole study can show.');
    expect(lines.slice(-1)).toEqual(['VERIFIED']);
  });

  it('compares older checkpoints with those it has, and says which it can’t', async () => {
    const older = (size: number) => ({ ...pinned, checkpoints: [checkpoint(of.enrollment, of.enrollmentKey, size)] });
    expect((await check(part(), older(16))).logs[0]?.olderCheckpoints).toEqual([16]);
    expect(what(await check(part(), older(17)))[0]).toContain("the checkpoint of 17 events that was handed in can't be compared");
    const otherHistory = of.enrollmentKey.sign(checkpoint(of.visits, of.visitsKey, 16).split('\n\n')[0]?.replace('visits', 'enrollment').concat('\n') ?? '');
    expect(what(await check(part(), { ...pinned, checkpoints: [otherHistory] }))).toEqual(['not what it was when the checkpoint of 16 events was handed out']);
  });

  it('agrees with receipts, whatever checkpoint proves them', async () => {
    const receipt = receiptsOf(of);
    const hers = { enrollment: of.enrollment, visits: of.visits };
    const held = Object.values(hers).flatMap((events, log) =>
      events
        .filter((event) => new TextDecoder().decode(event.metadata).includes(COORDINATOR))
        .map((event) => (log === 0 ? receipt(ENROLLMENT, event, Math.max(17, event.position + 1)) : receipt(VISITS, event))),
    );
    const report = await check(part(), { ...pinned, receipts: [held.join('\n')] });
    expect(what(report)).toEqual([]);
    expect(report.receipts[0]).toContain('10 proven');
  });

  it('receipts of another site or study need not be in it; what a subject’s part can’t decide is said', async () => {
    const receipt = receiptsOf(of);
    const hers = of.enrollment.filter((event) => new TextDecoder().decode(event.metadata).includes(COORDINATOR)).map((event) => receipt(ENROLLMENT, event));
    const receipts = (change: (line: string) => string) => ({ ...pinned, receipts: [hers.map(change).join('\n')] });
    const [, , elsewhere] = (await check(inspectionFiles(of, { site: '702' }), receipts((line) => line))).receipts;
    expect(elsewhere).toBe("10 events with a receipt aren't in this part: of another study or site, as the receipts say.");
    const others = receipts((line) => line.replace('"study":"LZZT"', '"study":"OTHER"'));
    expect(what(await check(inspectionFiles(of, { site: '702' }), others))).toEqual([]);
    const undecided = what(await check(inspectionFiles(of, { subject: '1' }), receipts((line) => line)));
    expect(undecided).toHaveLength(10);
    expect(undecided[0]).toContain("but it isn't in the bundle; whether it belongs to this part the receipt doesn't tell: only a bundle of the whole study decides it");
  });

  it('a commit that is not whole where its events stand together', async () => {
    const cid = (event: typeof of.enrollment[number]) => `"cid":"${event.cid}"`;
    const apart = await check(remanifested(edited(part(), ENR, (text) => text.replace(cid(at(11)), cid(at(7))))));
    expect(what(apart)).toContain(`the events of commit ${at(7).cid} don't stand together: event 3 of 3 after event 1 of 2`);
  });

  it('an altered event, and one with a matching leaf', async () => {
    const proof = inclusionProof(11, leavesOf(of.enrollment));
    const forged = { ...at(11), payload: utf8('{"n":99}') };
    const altered = (line: string) => check(remanifested(edited(part(), ENR, (text) => text.replace(eventLine(at(11), proof), line))));
    expect((await altered(eventLine(forged, proof))).findings[0]).toMatchObject({ position: 11, event: at(11).eventId, what: "altered: its leaf hash isn't that of its content" });
    expect((await altered(eventLine(rehashed(forged, ENROLLMENT), proof))).findings).toContainEqual({
      log: ENROLLMENT,
      position: 11,
      event: at(11).eventId,
      what: "its inclusion proof doesn't lead to the signed root",
    });
    expect(what(await altered(eventLine({ ...at(11), position: 12 }, proof)))).toContain("its inclusion proof doesn't lead to the signed root");
    expect(what(await altered(eventLine(at(11))))).toContain('has no proof that it stands in the log');
  });

  it('events in another order, and one of another site', async () => {
    const lines = (change: (lines: string[]) => string[]) => check(remanifested(edited(part(), ENR, (text) => `${change(text.trimEnd().split('\n')).join('\n')}\n`)));
    const swapped = await lines((all) => all.toSpliced(2, 2, all[3] ?? '', all[2] ?? ''));
    expect(swapped.findings).toContainEqual({ log: ENROLLMENT, position: 7, event: at(7).eventId, what: 'stands after position 11: repeated or reordered' });
    const others = eventLine(at(4), inclusionProof(4, leavesOf(of.enrollment)));
    expect(what(await lines((all) => all.toSpliced(2, 0, others)))).toContain("isn't of site 701, of which the bundle is said to be");
    expect(what(await lines((all) => all.toSpliced(1, 1)))).toContain('event 1 of subject/LZZT/3 comes first: removed');
    const removed = await lines((all) => all.toSpliced(2, 1));
    expect(removed.findings[0]).toMatchObject({ position: 11, what: 'event 2 of subject/LZZT/3 comes after its event 0: removed' });
    expect(what(removed)).toContain('holds 9 events and 0 hidden ones, the manifest says 10 and 0');
  });
});

it('a part can’t pass for the whole study', async () => {
  const files = inspectionFiles(of, { site: '701' });
  const whole = edited(files, 'manifest.json', (text) => text.replace('"filter":{"site":"701"}', '"filter":{}'));
  expect(what(await check(whole))).toContain('is a part, but the bundle is said to be of the whole study');
});

it('what is no bundle at all is said to be none', async () => {
  expect(what(await verify({ kind: 'file', blob: blobOf('hello\n') }, nothingGiven))).toContain('has no first line of the bundle format');
  await expect(verify({ kind: 'file', blob: blobOf(Uint8Array.of(0x50, 0x4b, 3, 4)) }, nothingGiven)).rejects.toThrow("The ZIP can't be read");
});
