import { messageOf } from './BundleError';
import { readLine, type BundleLine } from './bundleLine';
import type { Bytes } from './bytes';
import type { Given } from './given';
import { Findings } from './findings';
import { Lines } from './lines';
import type { LogChecker } from './logChecker';
import { beginLog, checkLeftOver, passTo, type OfBundle } from './logReader';
import { Receipts, ReceiptTally } from './receipts';
import type { Report } from './report';

/** Checks a bundle of the short form, one NDJSON file with the logs one after the other, as its bytes come. */
export class ShortBundle {
  private readonly findings = new Findings();
  private readonly of: OfBundle;
  private readonly logs: LogChecker[] = [];
  private readonly lines: Lines;
  private start: { study: string; logs: string[] } | null = null;
  private ended = false;
  private lineNumber = 0;

  constructor(given: Given) {
    this.of = { given, receipts: new Receipts(given.receipts, this.findings), tally: new ReceiptTally(), findings: this.findings };
    this.lines = new Lines({ line: (bytes) => this.line(bytes), bad: (why) => this.bad(why) });
  }

  push(chunk: Bytes): void {
    this.lines.push(chunk);
  }

  end(): Report {
    this.lines.end();
    this.finish();
    return {
      study: this.start?.study ?? 'unknown',
      logs: this.logs.map((log) => log.summary()),
      findings: this.findings.listed,
      unlisted: this.findings.unlisted,
      pinned: this.of.given.pinned.length > 0,
      receipts: this.of.tally.lines(this.of.receipts),
      inspection: null,
      ignored: [],
    };
  }

  private line(bytes: Bytes): void {
    this.lineNumber++;
    let line: BundleLine;
    try {
      line = readLine(bytes);
    } catch (error) {
      this.unreadable(messageOf(error));
      return;
    }
    this.accept(line);
  }

  private bad(why: string): void {
    this.lineNumber++;
    this.unreadable(why);
  }

  private unreadable(why: string): void {
    const open = this.open();
    if (open) open.unreadable(why);
    else this.findings.add(`line ${this.lineNumber}: ${why}`);
  }

  private accept(line: BundleLine): void {
    if (this.ended) {
      this.findings.add('something follows the last line');
    } else if (line.kind === 'start') {
      if (this.start || this.logs.length > 0) this.findings.add("a first line that isn't the first");
      this.start = line;
    } else if (line.kind === 'log') {
      this.open()?.cutOff();
      this.findings.nextLog();
      if (this.logs.some((other) => other.origin === line.log)) this.findings.add('appears twice', line.log);
      this.logs.push(beginLog(line, this.of, { filter: this.start ? { study: this.start.study } : {} }));
    } else if (line.kind === 'end') {
      this.ended = true;
      if (line.logs !== this.logs.length) this.findings.add(`has ${this.logs.length} logs, its last line says ${line.logs}`);
    } else {
      const open = this.open();
      if (open) passTo(open, line);
      else this.findings.add('an event or checkpoint outside any log');
    }
  }

  private finish(): void {
    this.open()?.cutOff();
    this.findings.nextLog();
    const present = this.logs.map((log) => log.origin);
    if (!this.start) {
      this.findings.add('has no first line of the bundle format');
    } else if (this.start.logs.length !== present.length || !this.start.logs.every((log, index) => log === present[index])) {
      this.findings.add(`its first line names the logs [${this.start.logs.join(', ')}], it holds [${present.join(', ')}]`);
    }
    if (!this.ended) this.findings.add('cut off: its last line is missing');
    checkLeftOver(present, this.of);
  }

  private open(): LogChecker | null {
    const last = this.logs[this.logs.length - 1];
    return last && !last.closed ? last : null;
  }
}
