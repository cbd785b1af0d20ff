import type { Bytes } from './bytes';

/** The files of an inspection bundle, in a ZIP or in a folder; none is ever held whole. */
export type BundleFiles = {
  /** Names as they stand, one that stands twice twice. */
  names: string[];
  /** Bytes of all files together, for progress; unpacked as far as the ZIP says so. */
  bytes: number;
  /** Gives a file's bytes one piece after the other. */
  read: (name: string, onChunk: (chunk: Bytes) => void) => Promise<void>;
  close: () => Promise<void>;
};

/** Files of a folder that was chosen or dropped; names are relative to it. */
export function filesOfFolder(files: readonly { name: string; blob: Blob }[]): BundleFiles {
  return {
    names: files.map(({ name }) => name),
    bytes: files.reduce((sum, { blob }) => sum + blob.size, 0),
    read: async (name, onChunk) => {
      const found = files.find((file) => file.name === name);
      if (found) await readBlob(found.blob, onChunk);
    },
    close: () => Promise.resolve(),
  };
}

const PIECE = 1 << 20;

/** A blob in pieces of a megabyte. */
export async function readBlob(blob: Blob, onChunk: (chunk: Bytes) => void): Promise<void> {
  for (let at = 0; at < blob.size; at += PIECE) {
    onChunk(new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer()));
  }
}
