import type { Hidden } from './bundleLine';
import { equal, type Bytes } from './bytes';
import type { Checkpoint } from './checkpoint';
import { Commits } from './commits';
import { count, type Stretch } from './findings';
import { leafHashOf, type BundleEvent } from './leaf';
import { LogChecker, type OfLog } from './logChecker';
import { RightEdge } from './merkle';
import { OlderCheckpoints } from './olderCheckpoints';
import { Sequences } from './sequences';

const HINTS = 5;

/** Checks a whole log; remembers the tree's right edge, the open commit and each aggregate's last number. */
export class WholeLog extends LogChecker {
  private readonly tree = new RightEdge();
  private readonly commits = new Commits();
  private readonly sequences = new Sequences();
  private readonly older: OlderCheckpoints;
  private readonly given: ReadonlySet<Checkpoint>;
  private readonly proven = new Set<number>();
  private provenOwn = 0;
  private provenTo = 0;
  private ownBroken = false;
  private readonly timesGoingBack: number[] = [];
  private rootAtStatedSize: Bytes = new Uint8Array();
  private eventBeyondStatedSize: string | null = null;
  private next = 0;
  private hiddenLines = 0;
  private unreadableLines = 0;
  private lastTimestamp: bigint | null = null;

  constructor(of: OfLog) {
    super(of);
    this.given = new Set(of.older);
    this.older = new OlderCheckpoints([...of.older, ...of.own]);
    if (of.start.from !== 0) this.wrong(`starts at position ${of.start.from} instead of 0`);
    this.checkSizes();
  }

  event(event: BundleEvent, proof: Bytes[] | null): void {
    this.expect(event.position, event.eventId);
    if (this.tree.size + this.unreadableLines === this.of.start.size) this.eventBeyondStatedSize = event.eventId;
    const leaf = leafHashOf(event, this.origin);
    if (!equal(leaf, event.leaf)) this.wrongAt(event, "altered: its leaf hash isn't that of its content");
    if (proof) this.wrongAt(event, 'has a proof, as only events of a part of a log have');
    for (const what of [this.commits.check(event), this.sequences.check(event, this.hiddenLines)]) {
      if (what !== null) this.wrongAt(event, what);
    }
    this.of.receipts.event(event, leaf);
    if (this.lastTimestamp !== null && event.timestamp < this.lastTimestamp && this.timesGoingBack.length < HINTS) {
      this.timesGoingBack.push(event.position);
    }
    this.lastTimestamp = event.timestamp;
    this.see(event);
    this.append(leaf);
  }

  hidden(line: Hidden): void {
    this.expect(line.position, null);
    this.hiddenLines++;
    this.of.receipts.hidden(line);
    this.append(line.leaf);
  }

  unreadable(why: string): void {
    this.wrong(`unreadable: ${why}`, this.next);
    this.unreadableLines++;
    this.next++;
  }

  cutOff(): void {
    this.closed = true;
    this.wrong('cut off here: the closing checkpoint and what should come before it are missing', this.next);
    this.of.receipts.end();
    this.revealed?.end();
  }

  protected ended(signed: Checkpoint | null): void {
    const open = this.commits.checkEnd(this.next);
    if (open !== null) this.wrong(open);
    if (signed) this.compare(signed);
    for (const older of this.older.remaining()) {
      if (older.size > this.tree.size + this.unreadableLines && this.given.has(older)) {
        this.wrong(`cut or rolled back: a checkpoint handed in covers ${count(older.size)} events, the bundle has ${count(this.tree.size)}`);
      }
    }
    this.of.receipts.end();
  }

  protected counts() {
    return { events: this.tree.size, hidden: this.hiddenLines, olderCheckpoints: [...this.proven], ownCheckpoints: this.provenOwn };
  }

  private expect(position: number, event: string | null): void {
    if (position > this.next) {
      const what = position - this.next === 1 ? `missing: position ${position} stands in its place` : `missing, with all up to ${position - 1}`;
      this.wrong(what, this.next);
    } else if (position < this.next) {
      this.wrong(`stands where position ${this.next} is expected: inserted, repeated or reordered`, position, event);
    }
    this.next = position + 1;
  }

  private append(leaf: Bytes): void {
    this.tree.append(leaf);
    this.checkSizes();
  }

  private checkSizes(): void {
    const { size } = this.tree;
    if (size === this.of.start.size) this.rootAtStatedSize = this.tree.root();
    if (this.unreadableLines > 0) return;
    for (const checkpoint of this.older.take(size)) {
      const given = this.given.has(checkpoint);
      if (equal(checkpoint.root, this.tree.root())) {
        this.provenTo = size;
        if (given) this.proven.add(size);
        else this.provenOwn++;
      } else if (given || !this.ownBroken) {
        if (!given) this.ownBroken = true;
        this.wrongSomewhere(`not what it was when the checkpoint of ${count(size)} events was handed out: `, size);
      }
    }
  }

  private compare(signed: Checkpoint): void {
    const { size } = this.of.start;
    if (signed.size !== size) this.wrong(`the log says it has ${count(size)} events, its checkpoint covers ${count(signed.size)}`);
    const lines = this.tree.size + this.unreadableLines;
    if (lines < signed.size) {
      this.wrong(`cut: the bundle has ${count(lines)} of ${count(signed.size)} signed events`, lines);
    } else if (lines > signed.size) {
      this.wrong(
        `more than was signed: ${count(lines)} events, the checkpoint covers ${count(signed.size)}`,
        signed.size,
        signed.size === size ? this.eventBeyondStatedSize : null,
      );
    }
    const root = signed.size === size ? this.rootAtStatedSize : this.tree.root();
    if (lines >= signed.size && this.unreadableLines === 0 && !equal(root, signed.root)) {
      this.wrongSomewhere("the root isn't the one that was signed: ", signed.size);
    }
  }

  private wrongSomewhere(what: string, end: number): void {
    const within = [this.provenTo, Math.max(this.provenTo, end - 1)] as const;
    this.of.findings.add(what + this.somewhere(within), this.origin, null, null, within);
  }

  private somewhere([from, to]: Stretch): string {
    const where = `something from position ${count(from)} to ${count(to)} was altered, removed, inserted or reordered`;
    return this.timesGoingBack.length === 0
      ? where
      : `${where} (look first where an event is older than the one before it: position ${this.timesGoingBack.map(count).join(', ')})`;
  }
}
