/** Dropping more at once takes the first ones. */
export const MOST_FILES = 500;

const isHidden = (name: string): boolean => name.startsWith(".");

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return await new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A folder tells its entries a hundred at a time, and with none when it is through. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}

async function collect(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (into.length >= MOST_FILES || isHidden(entry.name)) return;
  if (entry.isFile) {
    into.push(await fileOf(entry as FileSystemFileEntry)); // as `isFile` says
    return;
  }
  const entries = await entriesOf(entry as FileSystemDirectoryEntry); // the other kind
  entries.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  for (const inner of entries) await collect(inner, into);
}

/** All files that were dropped, those in folders too, but for hidden ones. */
export async function filesDropped(data: DataTransfer): Promise<readonly File[]> {
  // Both lists are emptied once the drop's handler has returned.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const plain = [...data.files];
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const files: File[] = [];
  for (const entry of entries) if (entry) await collect(entry, files);
  return files;
}

/** The files of a chosen folder, but for hidden ones. */
export const filesOfFolder = (files: Iterable<File>): readonly File[] =>
  [...files].filter(({ webkitRelativePath }) => !webkitRelativePath.split("/").some(isHidden));

/** Pasted text as a file; its name says when, for the list of imports. */
export function fileOfText(text: string, now: Date): File {
  const time = now.toISOString().slice(0, 19).replace("T", " ");
  return new File([text], `pasted ${time} UTC.txt`, { lastModified: now.getTime() });
}
