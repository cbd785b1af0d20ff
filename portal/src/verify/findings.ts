/** Something that isn't as it was signed: where, as far as it is known, and what, in plain words. */
export type Finding = { log: string | null; position: number | null; event: string | null; what: string; within?: Stretch };

/** The places between which it lies, if no more is known: first and last. */
export type Stretch = readonly [from: number, to: number];

const LISTED_PER_LOG = 20;

/** Keeps the first findings of each log and counts the rest, so that a hostile bundle can't fill the memory. */
export class Findings {
  readonly listed: Finding[] = [];
  unlisted = 0;
  private ofThisLog = 0;

  add(what: string, log: string | null = null, position: number | null = null, event: string | null = null, within: Stretch | null = null): void {
    if (this.ofThisLog++ >= LISTED_PER_LOG) {
      this.unlisted++;
      return;
    }
    this.listed.push({ log: log === null ? null : printable(log), position, event: event === null ? null : printable(event), what: printable(what), ...(within ? { within } : {}) });
  }

  nextLog(): void {
    this.ofThisLog = 0;
  }
}

/** A bundle is written by others: nothing in it may steer a terminal or turn the direction of a text. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '?');

/** `trialledger.local/enrollment` → `enrollment`. */
export const shortName = (origin: string): string => printable(origin.slice(origin.lastIndexOf('/') + 1));

export const count = (number: number): string => number.toLocaleString('en-US');

export const counted = (number: number, one: string): string => `${count(number)} ${number === 1 ? one : `${one}s`}`;

/** Log, position and event, as far as they are known. */
export const placeOf = ({ log, position, event, within }: Finding): string =>
  [
    log === null ? 'bundle' : shortName(log),
    ...(position === null ? [] : [`position ${count(position)}`]),
    ...(within ? [`between position ${count(within[0])} and ${count(within[1])}`] : []),
    ...(event === null ? [] : [`event ${event}`]),
  ].join(', ');

/** The words of a finding that lies in a stretch say so themselves. */
export const lineOf = ({ log, position, event, what }: Finding): string => `${placeOf({ log, position, event, what })}: ${what}`;
