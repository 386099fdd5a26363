import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Source } from '../contract/source.ts';
import { ownPacks, packsIn } from '../packs/engine/load-packs.ts';
import { PackError } from '../packs/engine/pack-error.ts';

const OWN_FOLDER = fileURLToPath(new URL('.', import.meta.url));
const CODE = /(?<!\.d)\.[jt]s$/;

/**
 * Finds the vendors: every folder beside this file that holds `source.ts` (or `source.js`, compiled), every pack that
 * comes with the product, and those in a folder of the installation. A new vendor is a new folder and nothing else.
 * Sorted by name.
 * @param folder of sources in code; another one than this brings no packs along.
 * @param packs folder of the installation's own packs (`packs.folder`).
 * @throws Error that names the folder and what was expected of it; PackError for packs.
 */
export async function loadSources(
  folder: string = OWN_FOLDER,
  packs?: string,
): Promise<readonly Source[]> {
  const code = await sourcesIn(folder);
  const known = folder === OWN_FOLDER ? [...code, ...ownPacks()] : code;
  const own = packs === undefined ? [] : packsIn(packs);
  const taken = own.find(({ name }) => known.some((one) => one.name === name));
  if (taken)
    throw new PackError([
      {
        ...{ code: 'name_taken', file: join(packs!, taken.name), line: 1, path: 'name' },
        detail: `\`${taken.name}\` is a source already.`,
      } as const,
    ]);
  return [...known, ...own].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function sourcesIn(folder: string): Promise<readonly Source[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const sources = await Promise.all(names.map((name) => loadSource(join(folder, name), name)));
  return sources.filter((source) => source !== undefined);
}

async function loadSource(folder: string, name: string): Promise<Source | undefined> {
  const code = (await readdir(folder)).filter((file) => CODE.test(file));
  // What is left of a removed vendor (an empty folder, old fixtures) is no vendor.
  if (code.length === 0) return undefined;
  const file = ['source.ts', 'source.js'].find((candidate) => code.includes(candidate));
  if (!file) throw expected(folder, 'a file source.ts');
  let module: { source?: unknown };
  try {
    module = await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href);
  } catch (cause) {
    throw new Error(`${folder}: ${file} cannot be loaded: ${cause}`, { cause });
  }
  return checkSource(module.source, folder, name);
}

function checkSource(source: unknown, folder: string, name: string): Source {
  if (!isSource(source)) {
    throw expected(folder, '`export const source: Source` with name, settings, endpoints and map');
  }
  if (source.name !== name) {
    throw expected(folder, `the name \`${name}\`, as its folder is called, not \`${source.name}\``);
  }
  const settings = source.settings.safeParse({});
  if (!settings.success) {
    throw expected(folder, `settings that need nothing for a file import: ${settings.error}`);
  }
  for (const endpoint of source.endpoints) {
    const wrong = endpoint.paths.find((path) => !path.startsWith('/'));
    if (wrong !== undefined || endpoint.paths.length === 0) {
      throw expected(folder, `paths from \`/\` on at endpoint \`${endpoint.name}\``);
    }
  }
  return source;
}

function isSource(value: unknown): value is Source {
  const source = value as Partial<Source> | undefined | null;
  return (
    typeof source?.name === 'string' &&
    typeof source.title === 'string' &&
    typeof source.settings?.safeParse === 'function' &&
    Array.isArray(source.endpoints) &&
    typeof source.importing?.kind === 'string' &&
    typeof source.map === 'function'
  );
}

function expected(folder: string, what: string): Error {
  return new Error(`${folder}: expected ${what}`);
}
