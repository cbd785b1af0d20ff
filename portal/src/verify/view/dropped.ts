import type { Dropped } from '../verify';

export type Named = { name: string; dropped: Dropped };

/** What was chosen: one file, or a folder's files by their names within it. */
export function chosenOf(files: FileList | null): Named | null {
  const [first] = files ?? [];
  if (!files || !first) return null;
  if (!first.webkitRelativePath) return { name: first.name, dropped: { kind: 'file', blob: first } };
  const [folder = ''] = first.webkitRelativePath.split('/');
  return {
    name: folder,
    dropped: { kind: 'folder', files: Array.from(files, (file) => ({ name: file.webkitRelativePath.slice(folder.length + 1), blob: file })) },
  };
}

/** What was dropped: a file, or a folder with all that is in it. */
export async function droppedOf(data: DataTransfer): Promise<Named | null> {
  const entry = data.items[0]?.webkitGetAsEntry();
  if (entry?.isDirectory) {
    const files: { name: string; blob: Blob }[] = [];
    await collect(entry as FileSystemDirectoryEntry, '', files);
    return { name: entry.name, dropped: { kind: 'folder', files } };
  }
  return chosenOf(data.files);
}

async function collect(folder: FileSystemDirectoryEntry, path: string, files: { name: string; blob: Blob }[]): Promise<void> {
  const reader = folder.createReader();
  // A reader gives some entries at a time, none when it is done.
  for (let some = await entriesOf(reader); some.length > 0; some = await entriesOf(reader)) {
    for (const entry of some) {
      if (entry.isDirectory) await collect(entry as FileSystemDirectoryEntry, `${path}${entry.name}/`, files);
      else files.push({ name: path + entry.name, blob: await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)) });
    }
  }
}

const entriesOf = (reader: FileSystemDirectoryReader) => new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
