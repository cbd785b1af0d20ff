import { BundleError, messageOf } from './BundleError';
import { filesOfFolder, readBlob } from './files';
import { readGiven, type GivenTexts } from './given';
import { InspectionBundle, type OnProgress } from './inspectionBundle';
import type { Report } from './report';
import { ShortBundle } from './shortBundle';
import { filesOfZip, isZip } from './zip';

/** A bundle as it was dropped: one file, or the files of a folder with their names relative to it. */
export type Dropped = { kind: 'file'; blob: Blob } | { kind: 'folder'; files: { name: string; blob: Blob }[] };

/** Verifies a bundle, whatever its form. Throws only if what was handed in beside it is wrong, or a file can't be read at all. */
export async function verify(dropped: Dropped, texts: GivenTexts, onProgress: OnProgress = () => undefined): Promise<Report> {
  const given = readGiven(texts);
  if (dropped.kind === 'folder') return new InspectionBundle(filesOfFolder(dropped.files), given, onProgress).verify();
  if (await isZip(dropped.blob)) {
    const files = await filesOfZip(dropped.blob).catch((error: unknown) => {
      throw new Error(`The ZIP can't be read: ${messageOf(error)}`);
    });
    try {
      return await new InspectionBundle(files, given, onProgress).verify();
    } finally {
      await files.close();
    }
  }
  if (given.exportHash !== null) throw new BundleError("only an inspection bundle has a manifest to compare with the export's hash");
  const bundle = new ShortBundle(given);
  let done = 0;
  await readBlob(dropped.blob, (chunk) => {
    bundle.push(chunk);
    done += chunk.length;
    onProgress(done, dropped.blob.size, 'bundle');
  });
  return bundle.end();
}
