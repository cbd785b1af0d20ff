import type { Json } from '@/api/types';
import { formatDay } from '@/pieces/dates';

/** A piece of a sentence: plain words, or a thing, a value, a person set apart. */
export type Segment = { text: string; kind?: 'thing' | 'value' };

export type Change = { label: string; from: string; to: string };
/** What was done, and what it changed. */
export type Told = { act: Segment[]; changes?: Change[] };

/** The protocol's words for ids; what is left out speaks with its id. */
export type Names = {
  item?: (id: string) => string | undefined;
  visit?: (key: string) => string | undefined;
  site?: (id: string) => string | undefined;
  criterion?: (id: string) => string | undefined;
};

export type Payload = { [name: string]: Json };

export const thing = (text: string): Segment => ({ text, kind: 'thing' });
export const value = (text: string): Segment => ({ text, kind: 'value' });

/** A template of words and segments: tell`recorded ${thing(name)} as ${value(v)}`. */
export function tell(words: TemplateStringsArray, ...parts: (Segment | Segment[] | string)[]): Segment[] {
  const told: Segment[] = [];
  words.forEach((word, index) => {
    if (word) told.push({ text: word });
    const part = parts[index];
    if (part === undefined) return;
    if (typeof part === 'string') told.push({ text: part });
    else if (Array.isArray(part)) told.push(...part);
    else told.push(part);
  });
  return told.filter((segment) => segment.text !== '');
}

export const textOf = (payload: Payload, name: string): string => {
  const found = payload[name];
  return typeof found === 'string' ? found : typeof found === 'number' || typeof found === 'boolean' ? String(found) : '';
};

export const objectOf = (payload: Payload, name: string): Payload => {
  const found = payload[name];
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {};
};

export const listOf = (payload: Payload, name: string): Json[] => {
  const found = payload[name];
  return Array.isArray(found) ? found : [];
};

export const isSealed = (found: Json | undefined): boolean => typeof found === 'string' && /^s\d+:/.test(found);

/** `SCREEN_FAILED` → `screen failed`. */
export const words = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

export const dayOf = (payload: Payload, name: string): Segment => value(formatDay(textOf(payload, name)));

/** `128 mmHg`; what is sealed says only that it is. */
export function measured(of: Payload): string {
  if (isSealed(of['text'])) return 'a text (sealed)';
  const number = textOf(of, 'value');
  const unit = textOf(of, 'unit');
  return [number, unit].filter(Boolean).join(' ') || 'nothing';
}
