import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LogUnavailable } from '../event-log.ts';
import type { KeyStore } from '../sealing/key-store.ts';

export const KEY_FILE = 'keys.json';
const VERSION = 1;

/**
 * The keys of an embedded log, in one small file beside its records that only its owner may read. It is
 * replaced as a whole: whoever dies at any step leaves the file before or the one after.
 */
export class KeyFile implements KeyStore {
  readonly place: string;
  readonly #entries: Map<string, string>;

  private constructor(place: string, entries: Map<string, string>) {
    this.place = place;
    this.#entries = entries;
  }

  /** @throws LogUnavailable for a file that is none of ours, or that cannot be read. */
  static open(folder: string): KeyFile {
    const place = join(folder, KEY_FILE);
    try {
      const { version, entries } = JSON.parse(readFileSync(place, 'utf8')) as {
        version: number;
        entries: Record<string, string>;
      };
      if (version !== VERSION) throw new Error(`version ${version}, expected ${VERSION}`);
      return new KeyFile(place, new Map(Object.entries(entries)));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return new KeyFile(place, new Map());
      throw new LogUnavailable(
        `log_keys_unreadable: The log's keys in ${place} cannot be read (${cause}). Restore the file from the backup that belongs to this log: without it the log's bodies are lost.`,
        { cause },
      );
    }
  }

  get isNew(): boolean {
    return this.#entries.size === 0;
  }

  entries(): ReadonlyMap<string, string> {
    return this.#entries;
  }

  async put(
    entries: ReadonlyMap<string, string>,
    { isDestroying = false }: { readonly isDestroying?: boolean } = {},
  ): Promise<void> {
    const next = new Map([...this.#entries, ...entries]);
    try {
      this.#replace(
        JSON.stringify({ version: VERSION, entries: Object.fromEntries(next) }),
        isDestroying,
      );
    } catch (cause) {
      throw new LogUnavailable(
        `The log's keys cannot be written to ${this.place}: ${cause instanceof Error ? cause.message : cause}`,
        { cause },
      );
    }
    for (const [name, text] of entries) this.#entries.set(name, text);
  }

  /** The folder is this process's own. */
  async refresh(): Promise<ReadonlyMap<string, string>> {
    return new Map();
  }

  async close(): Promise<void> {}

  #replace(text: string, isDestroying: boolean): void {
    const before = isDestroying ? openBefore(this.place) : undefined;
    try {
      const fresh = `${this.place}.new`;
      const file = openSync(fresh, 'w', 0o600);
      try {
        writeSync(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(fresh, this.place);
      syncFolder(dirname(this.place));
      if (before !== undefined) overwrite(before);
    } finally {
      if (before !== undefined) closeSync(before);
    }
  }
}

/** Keeps hold of the file that is about to lose its name. */
function openBefore(place: string): number | undefined {
  try {
    return openSync(place, 'r+');
  } catch {
    return undefined;
  }
}

/** The blocks of a file without a name are free, and still hold what was in it: nothing, from here on. */
function overwrite(file: number): void {
  const { length } = readFileSync(file);
  writeSync(file, Buffer.alloc(length), 0, length, 0);
  fsyncSync(file);
}

function syncFolder(folder: string): void {
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
