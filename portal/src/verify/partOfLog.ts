import type { Hidden } from './bundleLine';
import { equal, toHex, type Bytes } from './bytes';
import type { Checkpoint } from './checkpoint';
import { Commits } from './commits';
import { mustHold } from './filter';
import { count } from './findings';
import { leafHashOf, type BundleEvent } from './leaf';
import { LogChecker } from './logChecker';
import { rootBy } from './merkle';

/** Roots that proofs led to and the places from which, until the signed one is known. Where all is well there is one. */
const MAX_ROOTS = 1000;
const MAX_PLACES = 20;

/**
 * Checks chosen events of a log, each by its inclusion proof. It shows that they stand in the signed tree at their places; that none
 * was left out, only the whole log can show.
 */
export class PartOfLog extends LogChecker {
  private readonly roots = new Map<string, { root: Bytes; from: BundleEvent[]; more: number }>();
  private events = 0;
  private last: BundleEvent | null = null;
  private readonly commits = new Commits();
  private readonly sequences = new Map<string, { sequence: bigint; owned: boolean }>();
  private readonly proven: number[] = [];

  event(event: BundleEvent, proof: Bytes[] | null): void {
    this.events++;
    if (this.last && event.position <= this.last.position) {
      this.wrongAt(event, `stands after position ${this.last.position}: repeated or reordered`);
    }
    const ofCommit = this.commits.check(event);
    if (ofCommit !== null) this.wrongAt(event, ofCommit);
    this.checkSequence(event);
    this.last = event;
    const leaf = leafHashOf(event, this.origin);
    if (!equal(leaf, event.leaf)) this.wrongAt(event, "altered: its leaf hash isn't that of its content");
    if (!proof) this.wrongAt(event, 'has no proof that it stands in the log');
    else this.prove(event, leaf, proof);
    this.of.receipts.event(event, leaf);
    this.see(event);
  }

  hidden(line: Hidden): void {
    this.wrong('a leaf hash alone, as only a whole log has', line.position);
  }

  unreadable(why: string): void {
    this.events++;
    this.wrong(`after ${this.last ? `position ${count(this.last.position)}` : 'its start'}, unreadable: ${why}`);
  }

  cutOff(): void {
    this.closed = true;
    this.wrong('cut off: the closing checkpoint and what should come before it are missing');
    this.endReceipts();
    this.revealed?.end();
  }

  protected ended(signed: Checkpoint | null): void {
    const { size } = this.of.start;
    const open = this.commits.checkEnd(size);
    if (open !== null) this.wrong(open);
    if (signed) this.compareAll(signed, size);
    this.endReceipts();
  }

  private endReceipts(): void {
    this.of.receipts.end((receipt) => mustHold(this.of.filter, receipt));
  }

  private compareAll(signed: Checkpoint, size: number): void {
    if (signed.size !== size) this.wrong(`the log says it has ${count(size)} events, its checkpoint covers ${count(signed.size)}`);
    for (const { root, from, more } of this.roots.values()) {
      if (equal(root, signed.root)) continue;
      for (const event of from) this.wrongAt(event, NOT_PROVEN);
      if (more > 0) this.wrong(`of ${count(more)} more events the proof doesn't lead to the signed root`);
    }
    for (const older of this.of.older) this.compare(older, signed);
  }

  /** A part has no tree: an older checkpoint is compared with what the bundle itself proves to be extended. */
  private compare(older: Checkpoint, signed: Checkpoint): void {
    const same = [signed, ...this.of.own].find((one) => one.size === older.size);
    if (older.size > signed.size) {
      this.wrong(`cut or rolled back: a checkpoint handed in covers ${count(older.size)} events, the bundle's ${count(signed.size)}`);
    } else if (!same) {
      this.wrong(
        `the checkpoint of ${count(older.size)} events that was handed in can't be compared: a part shows that it extends a checkpoint only if the bundle holds that one with a proof`,
      );
    } else if (equal(same.root, older.root)) {
      this.proven.push(older.size);
    } else {
      this.wrong(`not what it was when the checkpoint of ${count(older.size)} events was handed out`);
    }
  }

  protected counts() {
    return { events: this.events, hidden: 0, olderCheckpoints: this.proven, ownCheckpoints: 0 };
  }

  private prove(event: BundleEvent, leaf: Bytes, proof: Bytes[]): void {
    const root = rootBy(leaf, BigInt(event.position), BigInt(this.of.start.size), proof);
    if (!root) {
      this.wrongAt(event, NOT_PROVEN);
      return;
    }
    const key = toHex(root);
    const found = this.roots.get(key);
    if (found && found.from.length < MAX_PLACES) found.from.push(event);
    else if (found) found.more++;
    else if (this.roots.size < MAX_ROOTS) this.roots.set(key, { root, from: [event], more: 0 });
    else this.wrongAt(event, NOT_PROVEN);
  }

  private checkSequence({ aggregateId, sequence, position, eventId }: BundleEvent): void {
    if (aggregateId === null || sequence === null) {
      if (aggregateId !== null || sequence !== null) this.wrong('an aggregate without a sequence, or a sequence without an aggregate', position, eventId);
      return;
    }
    const before = this.sequences.get(aggregateId);
    const owned = before?.owned ?? this.owns(aggregateId, sequence);
    const last = before?.sequence ?? -1n;
    this.sequences.set(aggregateId, { sequence, owned });
    if (sequence <= last) {
      this.wrong(`event ${sequence} of ${aggregateId} comes after its event ${last}: repeated or reordered`, position, eventId);
    } else if (owned && sequence > last + 1n) {
      this.wrong(`event ${sequence} of ${aggregateId} ${last < 0n ? 'comes first' : `comes after its event ${last}`}: removed`, position, eventId);
    }
  }

  /**
   * Whether each event of an aggregate must be in the part once this one is: its id, such as `visit/LZZT/701-001/WK2`, names the
   * subject; or the part is a site's, and the id names something within the study, which is of one site from its beginning, or the
   * aggregate begins in the part. Other aggregates, such as `study/LZZT`, reach beyond the filter.
   */
  private owns(aggregateId: string, sequence: bigint): boolean {
    const { site, subject } = this.of.filter;
    const within = aggregateId.split('/')[2];
    if (subject !== undefined) return subject === within;
    return site !== undefined && (within !== undefined || sequence === 0n);
  }
}

const NOT_PROVEN = "its inclusion proof doesn't lead to the signed root";
