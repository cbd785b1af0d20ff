import { BundleError } from './BundleError';

/** What `history/index.js` hands to the page that shows the history. */
export type HistoryStart = {
  study: string;
  filter: { site?: string; subject?: string };
  pages: number;
  events: number;
  asOf: string;
  /** By kind and id; only to be shown, nothing is proven of them. */
  names?: { items?: NamesOf; visits?: NamesOf; sites?: NamesOf; criteria?: NamesOf };
};
type NamesOf = Readonly<Record<string, string>>;

const START = /^\s*history\.start\((\{[\s\S]*\})\);?\s*$/;
const PAGE = /^\s*history\.page\((\d+),\s*(\[[\s\S]*\])\);?\s*$/;

/** Reads `history/index.js` as data, never as a program. */
export function startIn(script: string): HistoryStart {
  const start = read(START.exec(script)?.[1], 'history/index.js') as Partial<HistoryStart> | null;
  if (typeof start?.study !== 'string' || !isCount(start.pages) || !isCount(start.events) || !isFilter(start.filter)) throw new BundleError("history/index.js: isn't the start of a history");
  return start as HistoryStart;
}

/** The rows of a page of the history. */
export function pageIn(script: string, number: number, name: string): unknown[] {
  const found = PAGE.exec(script);
  if (Number(found?.[1]) !== number) throw new BundleError(`${name}: isn't page ${number} of a history`);
  return read(found?.[2], name) as unknown[];
}

/** A script takes this member for the object's kind, JSON for a member: the page would show what was never compared. */
const KIND = /__proto__|\\u/;

function withoutKind(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new BundleError('a member __proto__');
  return value;
}

function read(json: string | undefined, name: string): unknown {
  try {
    return JSON.parse(json ?? '', KIND.test(json ?? '') ? withoutKind : undefined);
  } catch {
    throw new BundleError(`${name}: holds something else than data`);
  }
}

const isFilter = (value: unknown) =>
  typeof value === 'object' && value !== null && ['site', 'subject'].every((name) => ['string', 'undefined'].includes(typeof (value as Record<string, unknown>)[name]));

const isCount = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
