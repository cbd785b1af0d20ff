import { JsonLine } from './jsonLine';
import type { Bytes } from './bytes';

/** Who sent an event, as its metadata says; empty where it says nothing. */
export type Envelope = { actor: string; organisation: string; site: string; source: string };

export function envelopeOf(metadata: Bytes): Envelope {
  const json = JsonLine.ofBytes(metadata);
  const text = (name: string) => json.optionalText(name) ?? '';
  return { actor: text('actor'), organisation: text('organisation'), site: text('site'), source: text('source') };
}
