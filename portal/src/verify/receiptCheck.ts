import { messageOf } from './BundleError';
import type { Hidden } from './bundleLine';
import { equal, type Bytes } from './bytes';
import type { Checkpoint } from './checkpoint';
import { envelopeOf } from './envelope';
import type { Findings } from './findings';
import type { BundleEvent } from './leaf';
import { verifyProof } from './logProof';
import type { NoteKey } from './noteKey';
import type { Receipt } from './receipt';
import type { Receipted, Receipts, ReceiptTally } from './receipts';

/** Compares one log with the receipts kept by who sent it something. */
export class ReceiptCheck {
  /** The checkpoints of the proofs that hold: the bundle's log must extend each. */
  readonly checkpoints: Checkpoint[] = [];
  private readonly found = new Set<number>();

  constructor(
    private readonly receipts: Receipts,
    private readonly log: string,
    keys: readonly NoteKey[],
    private readonly tally: ReceiptTally,
    private readonly findings: Findings,
  ) {
    for (const one of this.inOrder()) this.verify(one, keys);
  }

  event(event: BundleEvent, leaf: Bytes): void {
    if (this.receipts.count === 0) return;
    const one = this.receipts.of(this.log).get(event.position);
    if (!one) this.checkSender(event);
    else if (this.compare(one, leaf) && one.event.eventId !== event.eventId) {
      this.wrong(one, `the receipt ${one.receipt.id} names this event, not ${event.eventId}`);
    }
    if (one && Date.parse(one.receipt.recordedAt) !== event.at) {
      this.wrong(one, `receipted as recorded at ${one.receipt.recordedAt}, the bundle says ${instantOf(event.at)}`);
    }
  }

  hidden(line: Hidden): void {
    this.tally.hidden++;
    const one = this.receipts.of(this.log).get(line.position);
    if (one) this.compare(one, line.leaf);
  }

  /** The log has ended; `mustHold` says of which receipts the events must be in it, null if that can't be told. */
  end(mustHold: (receipt: Receipt) => boolean | null = () => true): void {
    for (const one of this.inOrder()) {
      if (this.found.has(one.event.position)) continue;
      const must = mustHold(one.receipt);
      if (must === false) this.tally.elsewhere++;
      else this.wrong(one, `receipted to ${given(one)}, but it isn't in the bundle${must === null ? UNDECIDED : ''}`);
    }
  }

  private inOrder(): Receipted[] {
    return [...this.receipts.of(this.log).values()].sort((one, other) => one.event.position - other.event.position);
  }

  private compare(one: Receipted, leaf: Bytes): boolean {
    const firstTime = !this.found.has(one.event.position);
    this.found.add(one.event.position);
    const same = equal(leaf, one.event.leaf);
    if (same && firstTime) this.tally.unchanged++;
    else if (!same) this.wrong(one, `not what was receipted to ${given(one)}: another content, another event, or another place`);
    return same;
  }

  private checkSender(event: BundleEvent): void {
    try {
      const envelope = envelopeOf(event.metadata);
      const { actor, organisation, source } = envelope;
      if (!this.receipts.isUnderTheirName(envelope)) {
        if (this.receipts.isOfColleague(envelope)) this.tally.ofColleagues.add(actor);
        else if (this.receipts.isOfPolicy(envelope)) this.tally.ofPolicies.add(actor);
        return;
      }
      this.tally.unsent++;
      this.at(event, `stands under the name of ${actor} (${organisation}, through ${source}), but no receipt covers it`);
    } catch (error) {
      this.at(event, `its metadata doesn't tell who sent it: ${messageOf(error)}`);
    }
  }

  private verify(one: Receipted, keys: readonly NoteKey[]): void {
    if (!one.proof) return;
    try {
      const checkpoint = verifyProof(one.proof, one.event.leaf, keys);
      if (checkpoint.origin === this.log) {
        this.tally.proven++;
        this.checkpoints.push(checkpoint);
      } else {
        this.wrong(one, `the proof in the receipt ${one.receipt.id} is of another log: ${checkpoint.origin}`);
      }
    } catch (error) {
      this.wrong(one, `the proof in the receipt ${one.receipt.id} doesn't hold: ${messageOf(error)}`);
    }
  }

  private at(event: BundleEvent, what: string): void {
    this.findings.add(what, this.log, event.position, event.eventId);
  }

  private wrong(one: Receipted, what: string): void {
    this.findings.add(what, this.log, one.event.position, one.event.eventId);
  }
}

/** No leaf covers the time of recording: only a receipt shows that it was changed. */
const instantOf = (millis: number) => (Math.abs(millis) <= 8.64e15 ? new Date(millis).toISOString() : String(millis));

const UNDECIDED = "; whether it belongs to this part the receipt doesn't tell: only a bundle of the whole study decides it";

const given = ({ receipt }: Receipted) => `${receipt.actor} at ${receipt.recordedAt} (receipt ${receipt.id})`;
