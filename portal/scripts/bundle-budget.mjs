// Fails when the JavaScript a browser needs for the first page is too much: the entry and the home page's own chunk, which the
// router asks for at once, each with all it imports. What other pages and charts load later is not counted.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 350;
const HOME = 'src/pages/home/HomePage.tsx';
const folder = new URL('../target/classes/portal/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (!entry) throw new Error('the manifest names no entry');
if (!manifest[HOME]?.isDynamicEntry) throw new Error(`the manifest has no chunk of ${HOME}, which is the first page`);

const files = new Set();
const visit = (key) => {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  (chunk.imports ?? []).forEach(visit);
};
const kb = () => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, folder))).length, 0) / 1024;

visit(entry);
const ofEntry = kb();
visit(HOME);
const all = kb();
console.log(
  `initial JavaScript: ${all.toFixed(1)} KB gzipped in ${files.size} files, ${ofEntry.toFixed(1)} KB the entry, ${(all - ofEntry).toFixed(1)} KB the first page (limit ${LIMIT_KB} KB)`,
);
if (all > LIMIT_KB) process.exit(1);
