import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The published test vectors, which lie beside the repository and aren't copied into it; null if they aren't there, an error if CI=true demands them. */
export function vectors(name: string): string | null {
  for (let at = resolve('.'); dirname(at) !== at; at = dirname(at)) {
    const folder = resolve(at, '..', 'shared', 'data', 'vectors', name);
    if (existsSync(folder)) return folder;
  }
  const missing = `the vectors ../shared/data/vectors/${name} aren't beside the repository`;
  if (process.env['CI'] === 'true') throw new Error(`${missing}, and CI=true demands them`);
  return null;
}
