import { sha256 } from '@noble/hashes/sha2.js';
import { equal, utf8, type Bytes } from './bytes';
import { factsOf, textIn, type EventJson } from './eventFacts';
import { shortName, type Findings } from './findings';
import type { BundleEvent } from './leaf';

/**
 * Compares the readable history with the signed events: each row must tell the next disclosed event of its log. Of an event only
 * a short hash of what a row says of it is kept.
 */
export class Told {
  private readonly logs = new Map<string, { origin: string; kept: Kept; next: number }>();
  rows = 0;

  constructor(private readonly findings: Findings) {}

  /** An event as it is signed. */
  event(event: BundleEvent, json: EventJson, origin: string): void {
    const name = shortName(origin);
    const log = this.logs.get(name) ?? { origin, kept: new Kept(), next: 0 };
    this.logs.set(name, log);
    log.kept.push(event.position, hashOf(told(event, json)));
  }

  /** A row as it is shown. */
  row(value: unknown, file: string): void {
    this.rows++;
    const row = (typeof value === 'object' && value !== null ? value : {}) as { readonly [name: string]: unknown };
    const position = typeof row['position'] === 'number' ? row['position'] : null;
    const log = this.logs.get(textIn(row, 'log')) ?? this.logs.get(shortName(textIn(row, 'log')));
    if (!log || position === null) {
      this.findings.add(`${file}: row ${this.rows} is of no event of this bundle`);
      return;
    }
    const expected = log.kept.position(log.next);
    const eventId = textIn(row, 'eventId');
    if (expected === null || position < expected) {
      this.findings.add(`${file}: tells an event that the bundle doesn't hold, or tells it twice`, log.origin, position, eventId);
      return;
    }
    if (position > expected) {
      this.findings.add(`${file}: the readable history leaves this event out`, log.origin, expected);
      while ((log.kept.position(log.next) ?? position) < position) log.next++;
    }
    if (log.kept.position(log.next) !== position) {
      this.findings.add(`${file}: tells an event that the bundle doesn't hold`, log.origin, position, eventId);
      return;
    }
    if (!equal(log.kept.hash(log.next), hashOf(FIELDS.map((name) => row[name] ?? null)))) {
      this.findings.add(`${file}: what is told to read isn't what was signed`, log.origin, position, eventId);
    }
    log.next++;
  }

  end(): void {
    for (const { origin, kept, next } of this.logs.values()) {
      const left = kept.position(next);
      if (left !== null) this.findings.add('the readable history ends before this event', origin, left);
    }
  }
}

/** What a row takes from the event as it is; reasons and other texts are revealed in it and can't be compared. */
const FIELDS = [
  'position',
  'at',
  'eventId',
  'type',
  'revision',
  'aggregateType',
  'aggregateId',
  'sequence',
  'actor',
  'actorName',
  'role',
  'organisation',
  'source',
  'study',
  'site',
  'subject',
  'payload',
] as const;

function told(event: BundleEvent, json: EventJson): unknown[] {
  const { study, site, subject } = factsOf(json);
  const of: Record<(typeof FIELDS)[number], unknown> = {
    position: event.position,
    at: instantOf(event.at),
    eventId: event.eventId,
    type: event.type,
    revision: event.revision,
    aggregateType: event.aggregateType,
    aggregateId: event.aggregateId,
    sequence: event.sequence === null ? null : Number(event.sequence),
    actor: textIn(json.metadata, 'actor'),
    actorName: textIn(json.metadata, 'actorName'),
    role: textIn(json.metadata, 'role'),
    organisation: textIn(json.metadata, 'organisation'),
    source: textIn(json.metadata, 'source'),
    study,
    site,
    subject,
    payload: json.payload,
  };
  return FIELDS.map((name) => of[name]);
}

/** Beyond the calendar nothing is told, which then differs. */
const instantOf = (millis: number) => (Math.abs(millis) <= 8.64e15 ? new Date(millis).toISOString() : '');

/** SHA-256 over the values with sorted members, cut to what nobody finds a second text for. */
const hashOf = (values: unknown[]): Bytes => sha256(utf8(JSON.stringify(values.map(sorted)))).subarray(0, KEPT_BYTES);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

const KEPT_BYTES = 16;

/** Positions and hashes, 24 bytes an event. */
class Kept {
  private positions = new Float64Array(1024);
  private hashes = new Uint8Array(1024 * KEPT_BYTES);
  private size = 0;

  push(position: number, hash: Bytes): void {
    if (this.size === this.positions.length) {
      const [positions, hashes] = [new Float64Array(2 * this.size), new Uint8Array(2 * this.size * KEPT_BYTES)];
      positions.set(this.positions);
      hashes.set(this.hashes);
      [this.positions, this.hashes] = [positions, hashes];
    }
    this.positions[this.size] = position;
    this.hashes.set(hash, this.size * KEPT_BYTES);
    this.size++;
  }

  position(index: number): number | null {
    return index < this.size ? (this.positions[index] ?? null) : null;
  }

  hash(index: number): Bytes {
    return this.hashes.subarray(index * KEPT_BYTES, (index + 1) * KEPT_BYTES);
  }
}
