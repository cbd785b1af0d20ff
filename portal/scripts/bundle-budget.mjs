// Fails when the JavaScript a browser needs before the first page (entry and its static imports) is too much.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 350;
const folder = new URL('../target/classes/portal/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (!entry) throw new Error('the manifest names no entry');

const files = new Set();
const visit = (key) => {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  (chunk.imports ?? []).forEach(visit);
};
visit(entry);

const kb = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, folder))).length, 0) / 1024;
console.log(`initial JavaScript: ${kb.toFixed(1)} KB gzipped in ${files.size} files (limit ${LIMIT_KB})`);
if (kb > LIMIT_KB) process.exit(1);
