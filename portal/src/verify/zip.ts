import { BlobReader, configure, ZipReader, type Entry } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { BundleError } from './BundleError';
import type { BundleFiles } from './files';

// This already runs in a worker, and the browser's own inflater is the fast one.
configure({ useWebWorkers: false });

/** The files of a ZIP, read piece by piece from where it lies. */
export async function filesOfZip(blob: Blob): Promise<BundleFiles> {
  const zip = new ZipReader(new BlobReader(blob));
  const entries = new Map<string, Entry>();
  const names: string[] = [];
  let bytes = 0;
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    if (entry.encrypted) throw new BundleError(`${entry.filename} is encrypted`);
    names.push(entry.filename);
    entries.set(entry.filename, entry);
    bytes += entry.uncompressedSize;
  }
  return {
    names,
    bytes,
    read: async (name, onChunk) => {
      const entry = entries.get(name);
      if (!entry || entry.directory) return;
      await entry.getData(new WritableStream<Uint8Array>({ write: onChunk }));
    },
    close: () => zip.close(),
  };
}

/** Whether it begins like a ZIP. */
export async function isZip(blob: Blob): Promise<boolean> {
  const [p, k] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  return p === 0x50 && k === 0x4b;
}
