import { sha256 } from '@noble/hashes/sha2.js';
import { BundleError, messageOf } from './BundleError';
import { joined, toHex, type Bytes } from './bytes';
import type { Checkpoint } from './checkpoint';
import type { BundleFiles } from './files';
import { folded, isSafeName } from './fileNames';
import { wordsOf } from './filter';
import { Findings, shortName } from './findings';
import type { Given } from './given';
import { JsonLine, textOf } from './jsonLine';
import { Lines } from './lines';
import type { LogSummary } from './logChecker';
import { checkLeftOver, type OfBundle } from './logReader';
import { LOGS, readManifest, type Manifest, type ManifestFile, type ManifestLog } from './manifest';
import { parseKey, type NoteKey } from './noteKey';
import { checkOwn, openable, readOwn } from './ownCheckpoints';
import { pageIn, startIn } from './pages';
import { readLogFile } from './logFile';
import { Receipts, ReceiptTally } from './receipts';
import { Revealed, REVEALED } from './revealed';
import type { Inspection, Report } from './report';
import { isSystemFile } from './systemFiles';
import { Told } from './told';

/** Called with the bytes read so far, of how many, and in which file. */
export type OnProgress = (done: number, total: number, file: string) => void;

const MANIFEST = 'manifest.json';
/** The longest file that is held whole: a page of the history, or the manifest. */
const MAX_HELD = 64 * 1024 * 1024;

/** Checks an inspection bundle: its files by the manifest, its logs by their signatures, what it tells to read by its logs. */
export class InspectionBundle {
  private readonly findings = new Findings();
  private readonly of: OfBundle;
  private readonly told = new Told(this.findings);
  private readonly summaries: LogSummary[] = [];
  private readonly seen = new Set<string>();
  private manifest: Manifest | null = null;
  private stated: ReadonlyMap<string, ManifestFile> = new Map();
  private done = 0;

  constructor(
    private readonly files: BundleFiles,
    given: Given,
    private readonly onProgress: OnProgress = () => undefined,
  ) {
    this.of = { given, receipts: new Receipts(given.receipts, this.findings), tally: new ReceiptTally(), findings: this.findings };
  }

  async verify(): Promise<Report> {
    this.checkNames();
    const [manifest, manifestSha256] = await this.readManifest();
    const { exportHash } = this.of.given;
    if (exportHash !== null && manifestSha256 !== '' && manifestSha256 !== exportHash) {
      this.findings.add(`${MANIFEST}: not the one that was exported: its SHA-256 is ${manifestSha256}`);
    }
    this.manifest = manifest;
    this.stated = new Map(manifest?.files.map((file) => [file.name, file]));
    let inspection: Inspection | null = null;
    if (manifest) {
      const keys = await this.keys(manifest);
      const origins = manifest.logs.map((log) => log.log);
      const revealed = this.files.names.includes(REVEALED) ? await Revealed.read(origins, this.findings, (onChunk) => this.hashed(REVEALED, onChunk)) : null;
      for (const log of manifest.logs) await this.log(log, keys.get(log.log) ?? [], revealed);
      this.findings.nextLog();
      for (const name of LOGS.filter((one) => !origins.some((origin) => shortName(origin).startsWith(one)))) this.findings.add(`${MANIFEST}: names no log ${name}, which every bundle has`);
      checkLeftOver(origins, this.of);
      await this.history(manifest);
      let accesses = 0;
      const team = await this.countLines('team.ndjson');
      const records = await this.countLines('access.ndjson', (line) => (accesses += line.has('eventId') ? 1 : 0));
      await this.rest(manifest);
      const { export: id, filter, askedBy, askedAt } = manifest;
      const isExported = exportHash === null ? null : exportHash === manifestSha256;
      const counts = { accesses, refusals: records - accesses, revealed: revealed?.lines ?? 0, isExported };
      inspection = { ...counts, export: id, filter, askedBy, askedAt, files: manifest.files.length, manifestSha256, team, rows: this.told.rows };
    }
    return {
      study: manifest?.study ?? 'unknown',
      logs: this.summaries,
      findings: this.findings.listed,
      unlisted: this.findings.unlisted,
      pinned: this.of.given.pinned.length > 0,
      receipts: this.of.tally.lines(this.of.receipts),
      inspection,
      ignored: this.ignored(),
    };
  }

  private checkNames(): void {
    const names = new Set<string>();
    for (const name of this.files.names) {
      if (!isSafeName(name)) this.findings.add(`${name}: not a name that a file of a bundle may have`);
      if (names.has(folded(name))) this.findings.add(`${name}: stands in the bundle twice`);
      names.add(folded(name));
    }
  }

  /** A manifest that names one of them makes it the bundle's. */
  private ignored(): string[] {
    return this.files.names.filter((name) => isSystemFile(name) && !this.stated.has(name)).sort();
  }

  private async readManifest(): Promise<[Manifest | null, string]> {
    if (!this.files.names.includes(MANIFEST)) {
      this.findings.add(`${MANIFEST}: missing`);
      return [null, ''];
    }
    try {
      const bytes = await this.held(MANIFEST);
      return [readManifest(textOf(bytes)), toHex(sha256(bytes))];
    } catch (error) {
      this.findings.add(`${MANIFEST}: can't be read: ${messageOf(error)}`);
      return [null, ''];
    }
  }

  private async keys(manifest: Manifest): Promise<Map<string, NoteKey[]>> {
    const keys = new Map<string, NoteKey[]>();
    try {
      const json = JsonLine.ofBytes(await this.held('keys.json'));
      for (const origin of json.names()) keys.set(origin, this.ownKeys(origin, json.texts(origin).map(parseKey)));
    } catch (error) {
      this.findings.add(`keys.json: can't be read: ${messageOf(error)}`);
    }
    const named = manifest.logs.map((log) => log.log);
    for (const log of named) if (!keys.has(log)) this.findings.add(`keys.json: has no key of the log ${log}`);
    for (const log of keys.keys()) if (!named.includes(log)) this.findings.add(`keys.json: has a key of the log ${log}, which the manifest doesn't name`);
    return keys;
  }

  /** Who witnesses a log is known from outside only: a bundle names no keys but the log's own. */
  private ownKeys(origin: string, named: NoteKey[]): NoteKey[] {
    const foreign = named.filter((key) => key.name !== origin || key.cosigns);
    for (const key of foreign) this.findings.add(`keys.json: ${key.vkey} isn't a key of the log ${origin}`);
    return named.filter((key) => !foreign.includes(key));
  }

  private async log(entry: ManifestLog, named: NoteKey[], revealed: Revealed | null): Promise<void> {
    this.findings.nextLog();
    if (this.summaries.some((other) => other.origin === entry.log)) this.findings.add('appears twice', entry.log);
    const keys = [...this.of.given.pinned, ...named.filter((key) => !this.of.given.pinned.some((one) => one.vkey === key.vkey))];
    const name = `checkpoints/${shortName(entry.log)}.ndjson`;
    const lines = await readOwn(name, entry.log, this.findings, (onChunk) => this.hashed(name, onChunk));
    const own: Checkpoint[] = openable(lines, keys).filter((one) => one.origin === entry.log && one.size < entry.size);
    const summary = await readLogFile({
      entry,
      filter: this.manifest?.filter ?? {},
      study: this.manifest?.study ?? '',
      of: this.of,
      named,
      own,
      told: this.told,
      revealed,
      read: (onChunk) => this.hashed(entry.file, onChunk),
    });
    if (!summary) return;
    const { closing, ...read } = summary;
    const ownCheckpoints = closing ? checkOwn(lines, keys, closing, this.findings) : 0;
    this.summaries.push({ ...read, ownCheckpoints });
  }

  private async history(manifest: Manifest): Promise<void> {
    this.findings.nextLog();
    const index = 'history/index.js';
    if (!this.files.names.includes(index)) {
      this.findings.add(`${index}: missing`);
      return;
    }
    try {
      const { pages, events, study, filter } = startIn(textOf(await this.held(index)));
      if (study !== manifest.study) this.findings.add(`${index}: is of the study ${study}, the manifest's is ${manifest.study}`);
      if (filter.site !== manifest.filter.site || filter.subject !== manifest.filter.subject) {
        this.findings.add(`${index}: is of ${wordsOf(filter)}, the manifest says ${wordsOf(manifest.filter)}`);
      }
      if (pages > this.files.names.length) throw new BundleError(`${index}: says there are ${pages} pages, the bundle has fewer files`);
      for (let number = 1; number <= pages; number++) {
        const name = `history/${String(number).padStart(4, '0')}.js`;
        if (!this.files.names.includes(name)) {
          this.findings.add(`${name}: missing`);
          continue;
        }
        for (const row of pageIn(textOf(await this.held(name)), number, name)) this.told.row(row, name);
      }
      if (this.told.rows !== events) this.findings.add(`${index}: says there are ${events} events, its pages have ${this.told.rows}`);
      this.told.end();
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      this.findings.add(error.message);
    }
  }

  private async countLines(name: string, onLine: (line: JsonLine) => void = () => undefined): Promise<number> {
    if (!this.files.names.includes(name)) return 0;
    let found = 0;
    const lines = new Lines({
      line: (bytes) => {
        found++;
        try {
          onLine(JsonLine.ofBytes(bytes));
        } catch (error) {
          this.findings.add(`${name}: line ${found}: ${messageOf(error)}`);
        }
      },
      bad: (why) => this.findings.add(`${name}: ${why}`),
    });
    await this.hashed(name, (chunk) => lines.push(chunk));
    lines.end();
    return found;
  }

  /** What nothing above has read: its hash counts all the same. */
  private async rest(manifest: Manifest): Promise<void> {
    this.findings.nextLog();
    const names = new Set(this.files.names);
    const logs = new Set(manifest.logs.map((log) => log.file));
    const ignored = new Set(this.ignored());
    for (const name of names) {
      if (name === MANIFEST || ignored.has(name)) continue;
      if (!this.stated.has(name)) this.findings.add(`${name}: isn't in the manifest`);
      if (name.startsWith('logs/') && !logs.has(name)) this.findings.add(`${name}: is a log that the manifest doesn't name`);
      if (this.stated.has(name) && !this.seen.has(name)) await this.hashed(name, () => undefined);
    }
    for (const name of this.stated.keys()) if (!names.has(name)) this.findings.add(`${name}: missing`);
  }

  /** Reads a file and compares size and hash with the manifest. */
  private async hashed(name: string, onChunk: (chunk: Bytes) => void): Promise<void> {
    const hash = sha256.create();
    const stated = this.stated.get(name);
    let length = 0;
    const first = !this.seen.has(name);
    this.seen.add(name);
    try {
      await this.files.read(name, (chunk) => {
        length += chunk.length;
        if (stated && length > stated.bytes) throw new BundleError(`has more than the ${stated.bytes} bytes that the manifest says`);
        hash.update(chunk);
        this.done += first ? chunk.length : 0;
        onChunk(chunk);
        this.onProgress(Math.min(this.done, this.files.bytes), this.files.bytes, name);
      });
    } catch (error) {
      this.findings.add(`${name}: can't be read: ${messageOf(error)}`);
      return;
    }
    if (!stated) return;
    if (stated.bytes !== length) this.findings.add(`${name}: has ${length} bytes, the manifest says ${stated.bytes}`);
    else if (stated.sha256 !== toHex(hash.digest())) this.findings.add(`${name}: its SHA-256 isn't the one in the manifest`);
  }

  private async held(name: string): Promise<Bytes> {
    const pieces: Bytes[] = [];
    let length = 0;
    await this.hashed(name, (chunk) => {
      length += chunk.length;
      if (length > MAX_HELD) throw new BundleError(`${name}: is larger than ${MAX_HELD} bytes`);
      pieces.push(chunk.slice());
    });
    return joined(...pieces);
  }
}
