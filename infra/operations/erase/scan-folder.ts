import { open, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Bytes that must not be found, with a name that may be told. */
export interface Pattern {
  readonly form: string;
  readonly bytes: Buffer;
}

export interface FolderScan {
  readonly files: number;
  readonly bytes: number;
  readonly found: readonly { readonly file: string; readonly form: string }[];
}

const CHUNK_BYTES = 4 * 1024 * 1024;

/** Reads every byte of a folder and looks for patterns, whatever the files are. */
export async function scanFolder(
  folder: string,
  patterns: readonly Pattern[],
): Promise<FolderScan> {
  const found: { file: string; form: string }[] = [];
  const overlap = Math.max(1, ...patterns.map(({ bytes }) => bytes.length)) - 1;
  let files = 0;
  let read = 0;
  for (const path of await filesOf(folder)) {
    const file = await open(path, 'r').catch(ignoreMissing);
    if (!file) continue;
    try {
      files += 1;
      const forms = new Set<string>();
      const buffer = Buffer.alloc(CHUNK_BYTES + overlap);
      let kept = 0;
      for (;;) {
        const { bytesRead } = await file.read(buffer, kept, CHUNK_BYTES, null);
        if (bytesRead === 0) break;
        read += bytesRead;
        const part = buffer.subarray(0, kept + bytesRead);
        for (const { form, bytes } of patterns)
          if (!forms.has(form) && part.includes(bytes)) forms.add(form);
        // What lies over the border of two chunks is looked at with the next one.
        kept = Math.min(overlap, part.length);
        part.copy(buffer, 0, part.length - kept);
      }
      for (const form of forms) found.push({ file: relative(folder, path), form });
    } finally {
      await file.close();
    }
  }
  return { files, bytes: read, found };
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(ignoreMissing);
  const nested = (entries ?? []).map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path);
    if (entry.isFile()) return [path];
    // The engine links to the folders of its tables.
    const target = entry.isSymbolicLink() ? await stat(path).catch(ignoreMissing) : undefined;
    return target?.isFile() ? [path] : [];
  });
  return (await Promise.all(nested)).flat();
}

/** The engine merges and removes files meanwhile: what is gone holds nothing. */
function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
