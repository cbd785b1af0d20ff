import type { Bytes } from './bytes';
import type { BundleEvent } from './leaf';

/** Which study, site and subject an event is of: as its metadata says, else as the event itself does; empty if neither. */
export type EventFacts = { study: string; site: string; subject: string };

export type EventJson = { metadata: JsonObject; payload: JsonObject };
type JsonObject = { readonly [name: string]: unknown };

export const jsonOf = (event: BundleEvent): EventJson => ({ metadata: objectOf(event.metadata), payload: objectOf(event.payload) });

export function factsOf({ metadata, payload }: EventJson): EventFacts {
  const either = (key: string, field: string) => textIn(metadata, key) || textIn(payload, field);
  return { study: either('study', 'studyId'), site: either('site', 'siteId'), subject: either('subject', 'subjectId') };
}

export function textIn(object: JsonObject, name: string): string {
  const found = object[name];
  return typeof found === 'string' ? found : '';
}

function objectOf(bytes: Bytes): JsonObject {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof read === 'object' && read !== null ? (read as JsonObject) : {};
  } catch {
    return {};
  }
}
