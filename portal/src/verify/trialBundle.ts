import { sha256 } from '@noble/hashes/sha2.js';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { toBase64, toHex, utf8 } from './bytes';
import { factsOf, jsonOf, textIn } from './eventFacts';
import { ADVERSE_EVENTS, leavesOf, checkpoint, closeLine, consistencyProof, ENROLLMENT, eventLine, hiddenLine, inclusionProof, json, partLine, startLine, STUDY, VISITS, type Signer, type Trial } from './trial';
import type { BundleEvent } from './leaf';

/** An inspection bundle of the trial, with a log of adverse events in which there are none, as files by name; `site` makes it a part, and others' events are not in it. */
export type Files = Map<string, string>;

const EARLIER = [0, 7, 16, 33];
const PAGE = 25;

export function inspectionFiles(of: Trial, { site, subject, hide }: { site?: string; subject?: string; hide?: (event: BundleEvent) => boolean } = {}): Files {
  const part = site !== undefined || subject !== undefined;
  const files: Files = new Map();
  files.set('index.html', '<!doctype html>');
  files.set('verify.html', '<!doctype html>');
  const shown: { log: string; event: BundleEvent }[] = [];
  const logs = [
    { origin: ENROLLMENT, events: of.enrollment, key: of.enrollmentKey },
    { origin: VISITS, events: of.visits, key: of.visitsKey },
    { origin: ADVERSE_EVENTS, events: [], key: of.adverseEventsKey },
  ].map(({ origin, events, key }) => {
    const name = origin.slice(origin.lastIndexOf('/') + 1);
    const chosen = events.filter((event) => {
      const facts = factsOf(jsonOf(event));
      return part ? (site ?? facts.site) === facts.site && (subject ?? facts.subject) === facts.subject : !hide?.(event);
    });
    shown.push(...chosen.map((event) => ({ log: name, event })));
    files.set(`logs/${name}.ndjson`, logFile(events, chosen, key, part));
    files.set(`checkpoints/${name}.ndjson`, ownFile(events, key));
    return { log: origin, file: `logs/${name}.ndjson`, form: part ? 'part' : 'whole', size: events.length, events: chosen.length, hidden: part ? 0 : events.length - chosen.length };
  });
  files.set('keys.json', JSON.stringify({ [ENROLLMENT]: [of.enrollmentKey.vkey], [VISITS]: [of.visitsKey.vkey], [ADVERSE_EVENTS]: [of.adverseEventsKey.vkey] }));
  files.set('team.ndjson', lines([json({ person: 'u1', personName: 'Ana Ruiz', role: 'COORDINATOR', organisation: 'General Hospital', sites: ['701'], from: '2026-01-01', until: null, log: ENROLLMENT, position: 1 })]));
  files.set(
    'access.ndjson',
    lines([
      json({ log: ENROLLMENT, at: '2026-01-01T00:00:00Z', actor: 'eve', what: 'RecordVisit', site: '701', why: 'not authorized' }),
      json({ log: ENROLLMENT, at: '2026-01-01T00:00:00Z', actor: 'ana', what: 'enrollment.IdentityDisclosed', site: '701', why: 'to call', subject: '3', position: 7, eventId: 'e7' }),
    ]),
  );
  const told = shown.filter(({ log, event }) => log === 'enrollment' && event.position === 3).map(({ event }) => event);
  files.set('revealed.ndjson', lines(told.map(({ position, eventId }) => json({ log: ENROLLMENT, position, eventId, path: '/payload/note', text: 'as told' }))));
  const filter = { ...(site === undefined ? {} : { site }), ...(subject === undefined ? {} : { subject }) };
  const rows = shown.sort((one, other) => one.event.at - other.event.at || one.log.localeCompare(other.log) || one.event.position - other.event.position);
  const pages = Math.ceil(rows.length / PAGE);
  files.set('history/index.js', `history.start(${JSON.stringify({ study: STUDY, filter, pages, events: rows.length, asOf: '2026-01-02T00:00:00Z' })});\n`);
  for (let page = 0; page < pages; page++) {
    const some = rows.slice(page * PAGE, (page + 1) * PAGE).map(({ log, event }) => rowOf(log, event));
    files.set(`history/${String(page + 1).padStart(4, '0')}.js`, `history.page(${page + 1}, ${JSON.stringify(some)});\n`);
  }
  const head = { bundle: 'trialledger-inspection/1', export: '0b7c', study: STUDY, filter, askedBy: { person: 'auditor', role: 'INSPECTOR', organisation: 'Agency' }, askedAt: '2026-01-02T00:00:00Z', logs };
  files.set('manifest.json', JSON.stringify(head));
  return remanifested(files);
}

/** The manifest made anew for changed files, as someone would who wants the change to go unseen. */
export function remanifested(files: Files): Files {
  const head = JSON.parse(files.get('manifest.json') ?? '{}') as object;
  files.delete('manifest.json');
  const listed = [...files].map(([name, text]) => ({ name, bytes: utf8(text).length, sha256: toHex(sha256(utf8(text))) }));
  return files.set('manifest.json', JSON.stringify({ ...head, files: listed }));
}

export async function zipped(files: Iterable<[string, string]>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false });
  for (const [name, text] of files) await writer.add(name, new TextReader(text));
  return writer.close();
}

export const blobOf = (text: string | Uint8Array<ArrayBuffer>): Blob => new Blob([text]);

export const folder = (files: Iterable<[string, string]>) => ({ kind: 'folder' as const, files: [...files].map(([name, text]) => ({ name, blob: blobOf(text) })) });

const lines = (some: string[]) => some.map((line) => `${line}\n`).join('');

function logFile(events: BundleEvent[], chosen: BundleEvent[], key: Signer, part: boolean): string {
  const leaves = leavesOf(events);
  return lines(
    part
      ? [partLine(key.name, events.length, key.vkey), ...chosen.map((event) => eventLine(event, inclusionProof(event.position, leaves))), closeLine(checkpoint(events, key))]
      : [startLine(key.name, events.length, key.vkey), ...events.map((event) => (chosen.includes(event) ? eventLine(event) : hiddenLine(event))), closeLine(checkpoint(events, key))],
  );
}

const ownFile = (events: BundleEvent[], key: Signer) =>
  lines(
    [...EARLIER.filter((size) => size < events.length), events.length].map((size) =>
      json({ size, note: checkpoint(events, key, size), proof: size === 0 || size === events.length ? [] : consistencyProof(size, leavesOf(events)).map(toBase64) }),
    ),
  );

function rowOf(log: string, event: BundleEvent) {
  const read = jsonOf(event);
  const text = (name: string) => textIn(read.metadata, name);
  return {
    log,
    position: event.position,
    at: new Date(event.at).toISOString(),
    eventId: event.eventId,
    type: event.type,
    revision: event.revision,
    aggregateType: event.aggregateType,
    aggregateId: event.aggregateId,
    sequence: Number(event.sequence),
    actor: text('actor'),
    actorName: text('actorName'),
    role: text('role'),
    organisation: text('organisation'),
    source: text('source'),
    ...factsOf(read),
    reason: 'as revealed',
    observedAt: null,
    onBehalfOf: null,
    ids: {},
    payload: read.payload,
  };
}
