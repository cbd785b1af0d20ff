import { BundleError } from './BundleError';
import { folded, isSafeName } from './fileNames';
import { shortName } from './findings';
import { memberTwice } from './memberTwice';
import type { Inspection } from './report';

/** The last entry of an inspection bundle: who asked for what, counts, and SHA-256 and size of every other file. */
export type Manifest = {
  study: string;
  export: string;
  filter: Inspection['filter'];
  askedBy: Inspection['askedBy'];
  askedAt: string;
  logs: ManifestLog[];
  files: ManifestFile[];
};

export type ManifestLog = { log: string; file: string; form: 'whole' | 'part'; size: number; events: number; hidden: number };
export type ManifestFile = { name: string; bytes: number; sha256: string };

export const FORMAT = 'trialledger-inspection/1';

/** Each service has one, its origin's last part beginning so, and a bundle of this format holds all, if only a part of each. */
export const LOGS = ['enrollment', 'visits', 'adverse-events'] as const;

export function readManifest(json: string): Manifest {
  const all = objectIn(JSON.parse(json), 'manifest.json');
  const member = memberTwice(json);
  if (member !== null) throw new BundleError(`the member "${member}" appears twice`);
  const format = textOf(all, 'bundle');
  if (format !== FORMAT) throw new BundleError(`a bundle of another format: ${format}`);
  const filter = objectIn(all['filter'], '"filter"');
  const files = listIn(all, 'files').map(fileOf);
  const names = new Set<string>();
  for (const { name } of files) {
    if (names.has(folded(name))) throw new BundleError(`it names ${name} twice`);
    names.add(folded(name));
  }
  const askedBy = objectIn(all['askedBy'], '"askedBy"');
  return {
    study: textOf(all, 'study'),
    export: textOf(all, 'export'),
    filter: {
      ...(filter['site'] === undefined ? {} : { site: textOf(filter, 'site') }),
      ...(filter['subject'] === undefined ? {} : { subject: textOf(filter, 'subject') }),
    },
    askedBy: { person: textOf(askedBy, 'person'), role: textOrEmpty(askedBy, 'role'), organisation: textOrEmpty(askedBy, 'organisation') },
    askedAt: textOf(all, 'askedAt'),
    logs: listIn(all, 'logs').map(logOf),
    files,
  };
}

function logOf(value: unknown): ManifestLog {
  const log = objectIn(value, 'a log');
  const form = textOf(log, 'form');
  if (form !== 'whole' && form !== 'part') throw new BundleError(`"form" is neither whole nor part: ${form}`);
  const [origin, file] = [textOf(log, 'log'), textOf(log, 'file')];
  if (file !== `logs/${shortName(origin)}.ndjson`) throw new BundleError(`the log ${origin} is said to be in ${file}`);
  return { log: origin, file, form, size: countOf(log, 'size'), events: countOf(log, 'events'), hidden: countOf(log, 'hidden') };
}

function fileOf(value: unknown): ManifestFile {
  const file = objectIn(value, 'a file');
  const [name, hash] = [textOf(file, 'name'), textOf(file, 'sha256')];
  if (!isSafeName(name) || !/^[0-9a-f]{64}$/.test(hash)) throw new BundleError(`a file that can't be: ${name}`);
  return { name, bytes: countOf(file, 'bytes'), sha256: hash };
}

type JsonObject = { readonly [name: string]: unknown };

function objectIn(value: unknown, what: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BundleError(`${what} isn't an object`);
  return value as JsonObject;
}

function listIn(of: JsonObject, name: string): unknown[] {
  const value = of[name];
  if (!Array.isArray(value)) throw new BundleError(`"${name}" isn't a list`);
  return value;
}

function textOf(of: JsonObject, name: string): string {
  const value = of[name];
  if (typeof value !== 'string') throw new BundleError(`"${name}" isn't a text`);
  return value;
}

const textOrEmpty = (of: JsonObject, name: string) => (of[name] === undefined || of[name] === null ? '' : textOf(of, name));

function countOf(of: JsonObject, name: string): number {
  const value = of[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new BundleError(`"${name}" isn't a number of 0 or more`);
  return value;
}
