/** A file that somebody chose or dropped, and its path below the folder that it goes to. */
export interface Picked {
  readonly file: File;
  /** `photos/2024/a.jpg` when it came with its folders. */
  readonly relativePath: string;
}

/** What an `<input type="file">` gives; a chosen folder comes with the paths of its files. */
export function pickedFrom(files: Iterable<File>): Picked[] {
  return Array.from(files, (file) => ({ file, relativePath: file.webkitRelativePath || file.name }));
}

/** What was dropped, with the files in dropped folders. To be called in the event itself: its items are gone afterwards. */
export async function droppedIn({ items, files }: DataTransfer): Promise<Picked[]> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return pickedFrom(files);
  return (await Promise.all(entries.map(pickedInEntry))).flat();
}

async function pickedInEntry(entry: FileSystemEntry): Promise<Picked[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, relativePath: entry.fullPath.replace(/^\//, '') }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const picked: Picked[] = [];
  // A reader gives some at a time, and none at the end.
  for (let some = await nextOf(reader); some.length > 0; some = await nextOf(reader)) {
    for (const inside of some) picked.push(...(await pickedInEntry(inside)));
  }
  return picked;
}

function nextOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** The folders that files need below the one they go to, each after the one it is in. */
export function foldersOf(picked: readonly Picked[]): string[] {
  const folders = new Set<string>();
  for (const { relativePath } of picked) {
    for (let slash = relativePath.indexOf('/'); slash !== -1; slash = relativePath.indexOf('/', slash + 1)) {
      folders.add(relativePath.slice(0, slash));
    }
  }
  return [...folders].sort();
}
