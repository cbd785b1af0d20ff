import { sha256 } from '@noble/hashes/sha2.js';
import { BundleError, messageOf } from './BundleError';
import { toHex, utf8, type Bytes } from './bytes';
import { count, type Findings } from './findings';
import { JsonLine } from './jsonLine';
import type { BundleEvent } from './leaf';
import { Lines } from './lines';
import type { Redactions } from './redactions';
import { fits, isFreeText, type SealedValue } from './sealedValues';

export const REVEALED = 'revealed.ndjson';

/** A line: of an event only a short hash is kept, of the text its length, and the path once for all. */
type Line = { position: number; event: string; path: string; utf8Bytes: number };

/** Paths of a real history are some dozen. */
const MOST_PATHS = 10_000;
const KEPT_BYTES = 12;

/** What a bundle shows of sealed values: each must be a free text that is sealed in an event that is there, and fit its length. */
export class Revealed {
  private readonly logs = new Map<string, Line[]>();
  private readonly paths = new Map<string, string>();
  private number = 0;

  private constructor(private readonly findings: Findings) {}

  /** Reads the file; what its lines say of events is compared as the logs are read. */
  static async read(logs: readonly string[], findings: Findings, read: (onChunk: (chunk: Bytes) => void) => Promise<void>): Promise<Revealed> {
    const revealed = new Revealed(findings);
    for (const log of logs) revealed.logs.set(log, []);
    const wrong = (why: string) => findings.add(`${REVEALED}, line ${revealed.number}: ${why}`);
    const lines = new Lines({
      line: (bytes) => {
        revealed.number++;
        try {
          revealed.take(JsonLine.ofBytes(bytes));
        } catch (error) {
          wrong(messageOf(error));
        }
      },
      bad: (why) => {
        revealed.number++;
        wrong(why);
      },
    });
    await read((chunk) => lines.push(chunk));
    lines.end();
    return revealed;
  }

  get lines(): number {
    return this.number;
  }

  /** Those of one log, to be compared with its events one after the other. */
  of(log: string, redactions: Redactions): RevealedOfLog {
    return new RevealedOfLog(log, this.logs.get(log) ?? [], redactions, this.findings);
  }

  private take(json: JsonLine): void {
    const log = json.text('log');
    const path = json.text('path');
    const line = { position: json.number('position'), event: shortOf(json.text('eventId')), path: this.once(path), utf8Bytes: utf8(json.text('text')).length };
    if (!path.startsWith('/payload/') && path !== '/metadata/reason') throw new BundleError(`a text of ${path}, where nothing is sealed`);
    const ofLog = this.logs.get(log);
    if (!ofLog) throw new BundleError(`of the log ${log}, which isn't in the bundle`);
    const before = ofLog[ofLog.length - 1];
    if (before && line.position < before.position) this.findings.add(`${REVEALED} names it after position ${count(before.position)}`, log, line.position);
    ofLog.push(line);
  }

  private once(path: string): string {
    const known = this.paths.get(path);
    if (known !== undefined) return known;
    if (this.paths.size >= MOST_PATHS) throw new BundleError('names more fields than any history has');
    this.paths.set(path, path);
    return path;
  }
}

const shortOf = (eventId: string) => toHex(sha256(utf8(eventId)).subarray(0, KEPT_BYTES));

/** The lines of one log, passed along with its events. */
export class RevealedOfLog {
  private next = 0;

  constructor(
    private readonly log: string,
    private readonly lines: readonly Line[],
    private readonly redactions: Redactions,
    private readonly findings: Findings,
  ) {}

  /** Goes on to what follows `event`, in which `values` are sealed. */
  pass(event: BundleEvent, values: readonly SealedValue[]): void {
    const shown = new Set<string>();
    for (let line = this.lines[this.next]; line && line.position <= event.position; line = this.lines[++this.next]) {
      if (line.position === event.position && line.event === shortOf(event.eventId)) this.show(line, event, values, shown);
      else this.notThere(line);
    }
  }

  /** The log has ended. */
  end(): void {
    for (let line = this.lines[this.next]; line; line = this.lines[++this.next]) this.notThere(line);
  }

  private show({ path, utf8Bytes }: Line, event: BundleEvent, values: readonly SealedValue[], shown: Set<string>): void {
    const value = values.find((one) => one.path === path);
    if (!value) this.wrong(event.position, `a text at ${path}, where nothing is sealed`, event.eventId);
    else if (!isFreeText(value)) this.wrong(event.position, `what is sealed at ${path}, which is no free text`, event.eventId);
    else if (!fits(value, utf8Bytes)) this.wrong(event.position, `a text at ${path} of another length than the sealed one`, event.eventId);
    else if (shown.has(path)) this.wrong(event.position, `the text at ${path} twice`, event.eventId);
    else {
      shown.add(path);
      this.redactions.shown(value);
    }
  }

  private notThere({ position }: Line): void {
    this.wrong(position, 'a text of it, but the bundle has no such event there');
  }

  private wrong(position: number, what: string, event: string | null = null): void {
    this.findings.add(`${REVEALED} shows ${what}`, this.log, position, event);
  }
}
