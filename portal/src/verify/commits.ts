import type { BundleEvent } from './leaf';

/** Checks that the events of a commit stand together, whole and in order, whatever lies between them undisclosed. */
export class Commits {
  private last: BundleEvent | null = null;

  /** What is wrong with `event` after those before it. */
  check(event: BundleEvent): string | null {
    const before = this.last;
    this.last = event;
    if (event.index >= event.of) return `event ${event.index + 1} of a commit of ${event.of}`;
    if (!before) return startOf(event) < 0 ? `the first events of its commit ${event.cid} are missing` : null;
    if (event.cid === before.cid) {
      if (startOf(event) !== startOf(before) || event.of !== before.of) {
        return `the events of commit ${event.cid} don't stand together: event ${event.index + 1} of ${event.of} after event ${before.index + 1} of ${before.of}`;
      }
      return event.at === before.at ? null : 'recorded at another time than the rest of its commit';
    }
    if (startOf(event) <= endOf(before)) {
      return `commit ${event.cid} (event ${event.index + 1} of ${event.of}) begins before commit ${before.cid} of ${before.of} events is whole`;
    }
    return event.at < before.at ? 'recorded earlier than the event before it' : null;
  }

  /** What is wrong with a log that ends after `size` events. */
  checkEnd(size: number): string | null {
    return this.last && endOf(this.last) >= size ? `its last commit of ${this.last.of} events isn't whole` : null;
  }
}

const startOf = (event: BundleEvent) => event.position - event.index;
const endOf = (event: BundleEvent) => startOf(event) + event.of - 1;
