// Writes ../docs/openapi.json anew from a running gateway: node scripts/openapi.mjs http://127.0.0.1:8080
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const gateway = process.argv[2];
if (!gateway) {
  console.error('usage: node scripts/openapi.mjs GATEWAY, for example http://127.0.0.1:8080');
  process.exit(2);
}
const response = await fetch(new URL('/api/v1/openapi.json', gateway));
if (!response.ok) {
  console.error(`${response.url} answered ${response.status}`);
  process.exit(1);
}
const document = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
await writeFile(document, `${JSON.stringify(await response.json(), null, 2)}\n`);
console.log(document);
