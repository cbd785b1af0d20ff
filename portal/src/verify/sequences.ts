import type { BundleEvent } from './leaf';

/** Checks that each aggregate's events are numbered 0, 1, 2 …; a gap of at most the events undisclosed in between is taken. */
export class Sequences {
  private readonly seen = new Map<string, { sequence: bigint; hiddenBefore: number }>();

  /** What is wrong with `event` after those before it, of which `hiddenBefore` were not disclosed. */
  check({ aggregateId, sequence }: BundleEvent, hiddenBefore: number): string | null {
    if (aggregateId === null || sequence === null) {
      return aggregateId === null && sequence === null ? null : 'an aggregate without a sequence, or a sequence without an aggregate';
    }
    const before = this.seen.get(aggregateId) ?? { sequence: -1n, hiddenBefore: 0 };
    this.seen.set(aggregateId, { sequence, hiddenBefore });
    const missing = sequence - before.sequence - 1n;
    if (missing < 0n) return `event ${sequence} of ${aggregateId} comes after its event ${before.sequence}: repeated or reordered`;
    if (missing > BigInt(hiddenBefore - before.hiddenBefore)) {
      const place = before.sequence < 0n ? 'comes first' : `comes after its event ${before.sequence}`;
      return `event ${sequence} of ${aggregateId} ${place}: removed or reordered`;
    }
    return null;
  }
}
