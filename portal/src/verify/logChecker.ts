import { messageOf } from './BundleError';
import type { Hidden, LogStart } from './bundleLine';
import type { Bytes } from './bytes';
import { openCheckpoint, type Checkpoint, type OpenedCheckpoint } from './checkpoint';
import { jsonOf, type EventJson } from './eventFacts';
import { mismatchOf, type Filter } from './filter';
import type { Findings } from './findings';
import type { BundleEvent } from './leaf';
import type { NoteKey } from './noteKey';
import type { ReceiptCheck } from './receiptCheck';
import { Redactions, type Redacted } from './redactions';
import type { Revealed, RevealedOfLog } from './revealed';
import { sealedIn } from './sealedValues';

/** What was read of one log, and what it was shown to be. */
export type LogSummary = {
  origin: string;
  form: 'whole' | 'part';
  /** Positions that the closing checkpoint covers; null if there is none that holds. */
  signed: number | null;
  /** Lines read. */
  events: number;
  /** How many of them were disclosed by their hash only. */
  hidden: number;
  /** As the bundle names it. */
  key: string;
  /** The known keys that signed the closing checkpoint, the log's own first. */
  signedBy: string[];
  /** Witnesses among them, and when. */
  cosigned: { by: string; at: string }[];
  /** Sizes of checkpoints handed in that the log was proven to extend. */
  olderCheckpoints: number[];
  /** How many of the bundle's own earlier checkpoints it was proven to extend. */
  ownCheckpoints: number;
  /** When the first and last disclosed event was recorded, ms since 1970. */
  firstAt: number | null;
  lastAt: number | null;
  /** What is sealed in the disclosed events, by kind and field. */
  redacted: Redacted;
};

export type OfLog = {
  start: LogStart;
  keys: readonly NoteKey[];
  /** Handed in, or proven by receipts: the log must extend them. */
  older: readonly Checkpoint[];
  /** The bundle's own earlier ones: they narrow the place of a change. */
  own: readonly Checkpoint[];
  receipts: ReceiptCheck;
  findings: Findings;
  /** What it is said to show. */
  filter: Filter;
  /** What the bundle shows of sealed values; null for the short form, which has no file for it. */
  revealed: Revealed | null;
  /** Sees every disclosed event. */
  onEvent?: (event: BundleEvent, json: EventJson, log: LogChecker) => void;
};

/** Checks one log, line by line. */
export abstract class LogChecker {
  closed = false;
  protected signed: OpenedCheckpoint | null = null;
  private firstAt: number | null = null;
  private lastAt: number | null = null;
  private readonly redactions = new Redactions();
  protected readonly revealed: RevealedOfLog | null;

  constructor(protected readonly of: OfLog) {
    this.revealed = of.revealed?.of(of.start.log, this.redactions) ?? null;
  }

  get origin(): string {
    return this.of.start.log;
  }

  abstract event(event: BundleEvent, proof: Bytes[] | null): void;
  abstract hidden(line: Hidden): void;
  /** A line that can't be read takes its place, so that what follows isn't blamed. */
  abstract unreadable(why: string): void;
  /** The log ended without its checkpoint. */
  abstract cutOff(): void;
  protected abstract ended(signed: Checkpoint | null): void;
  protected abstract counts(): Pick<LogSummary, 'events' | 'hidden' | 'olderCheckpoints' | 'ownCheckpoints'>;

  close(note: string): void {
    this.closed = true;
    try {
      this.signed = openCheckpoint(note, this.of.keys);
    } catch (error) {
      this.wrong(`the closing checkpoint doesn't hold: ${messageOf(error)}`);
    }
    if (this.signed && this.signed.origin !== this.origin) {
      this.wrong(`closed by the checkpoint of another log: ${this.signed.origin}`);
      this.signed = null;
    }
    this.ended(this.signed);
    this.revealed?.end();
  }

  /** The checkpoint that closed it; null if none holds. */
  get closing(): OpenedCheckpoint | null {
    return this.signed;
  }

  summary(): LogSummary {
    const { start } = this.of;
    const note = this.signed?.note;
    return {
      origin: start.log,
      form: start.part ? 'part' : 'whole',
      signed: this.signed?.size ?? null,
      key: start.vkey,
      signedBy: note?.verifiedBy.filter((key) => !key.cosigns).map((key) => key.vkey) ?? [],
      cosigned: note?.cosignatures.map(({ by, seconds }) => ({ by: by.vkey, at: new Date(Number(seconds) * 1000).toISOString() })) ?? [],
      firstAt: this.firstAt,
      lastAt: this.lastAt,
      redacted: this.redactions.redacted(this.revealed !== null),
      ...this.counts(),
    };
  }

  protected see(event: BundleEvent): void {
    this.firstAt ??= event.at;
    this.lastAt = event.at;
    const json = jsonOf(event);
    const values = sealedIn(event, json);
    values.forEach((value) => this.redactions.sealed(value));
    this.revealed?.pass(event, values);
    const mismatch = mismatchOf(this.of.filter, json);
    if (mismatch !== null) this.wrongAt(event, mismatch);
    this.of.onEvent?.(event, json, this);
  }

  wrong(what: string, position: number | null = null, event: string | null = null): void {
    this.of.findings.add(what, this.origin, position, event);
  }

  protected wrongAt(event: BundleEvent, what: string): void {
    this.wrong(what, event.position, event.eventId);
  }
}
