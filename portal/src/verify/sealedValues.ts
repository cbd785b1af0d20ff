import type { Bytes } from './bytes';
import type { EventJson } from './eventFacts';
import type { BundleEvent } from './leaf';

/**
 * A sealed value in an event as it is stored, known by its form, since a bundle doesn't say which fields are sealed. `path` is a JSON
 * Pointer that begins with /payload or /metadata; `padded` are the bytes that were sealed, of which there are few classes.
 */
export type SealedValue = { path: string; scope: string; padded: number };

const FORM = /^s1:(.+):([A-Za-z0-9_-]+)$/s;
const NONCE_AND_TAG = 12 + 16;
const LENGTH = 4;
const SMALLEST = 64;
/** What lies deeper isn't looked at: no event does. */
const DEEPEST = 500;

function classOf(length: number): number {
  let size = SMALLEST;
  while (size < length + LENGTH) size *= 4;
  return size;
}

export function sealedValueOf(path: string, text: string): SealedValue | null {
  const [, scope, base64] = FORM.exec(text) ?? [];
  if (scope === undefined || base64 === undefined) return null;
  const padded = Math.floor((base64.length * 6) / 8) - NONCE_AND_TAG;
  return padded === classOf(padded - LENGTH) ? { path, scope, padded } : null;
}

export const isFreeText = ({ scope }: SealedValue): boolean => scope.startsWith('text/');

/** Whether it can say a text of so many bytes. */
export const fits = ({ padded }: SealedValue, utf8Bytes: number): boolean => classOf(utf8Bytes) === padded;

const KINDS = new Map([
  ['text', 'free text'],
  ['subject', 'identity'],
  ['allocation', 'allocation'],
  ['allocation-list', 'allocation list'],
]);

/** What kind of value it is, and in which field; places of a list are one field. */
export const kindAndField = ({ scope, path }: SealedValue): string =>
  `${KINDS.get(scope.replace(/\/.*/s, '')) ?? 'other value'} in ${path.slice(1).replace(/\/[0-9]+(?=\/|$)/g, '/*')}`;

/** All of an event. */
export function sealedIn({ payload, metadata }: BundleEvent, json: EventJson): SealedValue[] {
  const found: SealedValue[] = [];
  if (mayHoldOne(payload)) look('/payload', json.payload, 0, found);
  if (mayHoldOne(metadata)) look('/metadata', json.metadata, 0, found);
  return found;
}

function look(path: string, value: unknown, depth: number, found: SealedValue[]): void {
  if (typeof value === 'string') {
    const sealed = value.startsWith('s1:') ? sealedValueOf(path, value) : null;
    if (sealed) found.push(sealed);
  } else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
    for (const [name, inner] of Object.entries(value)) look(`${path}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`, inner, depth + 1, found);
  }
}

/** Whether a text begins like a sealed one. */
function mayHoldOne(json: Bytes): boolean {
  for (let at = json.indexOf(QUOTE); at >= 0; at = json.indexOf(QUOTE, at + 1)) {
    if (json[at + 1] === 0x73 && json[at + 2] === 0x31 && json[at + 3] === 0x3a) return true;
  }
  return false;
}

const QUOTE = 0x22;
