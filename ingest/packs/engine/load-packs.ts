import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from '../../contract/source.ts';
import type { Pack } from './pack.ts';
import { PackError, type PackProblem } from './pack-error.ts';
import { packSource } from './pack-source.ts';
import { type ReadPack, readDocument } from './read-document.ts';

/** The packs that come with the product: the folders beside the engine. Built code lies under `dist`, data does not. */
export const OWN_PACKS = fileURLToPath(new URL('..', import.meta.url.replace('/dist/', '/')));
const ENGINE = 'engine';
const FILES = ['pack.yaml', 'pack.yml', 'pack.json'];

/**
 * The sources of our own packs, each read when it is first used: they are checked by their tests, and a start should
 * not read those of vendors that nobody has.
 */
export function ownPacks(): readonly Source[] {
  return foldersIn(OWN_PACKS).map((name) =>
    lazily(name, () => readFolder(join(OWN_PACKS, name), name)),
  );
}

/**
 * The sources of the packs in a folder of the installation, all read and checked.
 * @throws PackError with every mistake in any of them.
 */
export function packsIn(folder: string): readonly Source[] {
  const { packs, problems } = readPacks(folder);
  if (problems.length > 0) throw new PackError(problems);
  return packs.map((pack) => packSource(pack));
}

/** Packs of a folder of folders, or of one that is itself a pack. */
export function readPacks(folder: string): {
  readonly packs: readonly Pack[];
  readonly folders: readonly string[];
  readonly problems: readonly PackProblem[];
} {
  const about = (code: PackProblem['code'], detail: string): PackProblem[] => [
    { code, file: folder, line: 0, path: '', detail },
  ];
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return { packs: [], folders: [], problems: about('folder_missing', 'It cannot be read.') };
  const itself = fileIn(folder) !== undefined;
  const folders = itself ? [folder] : foldersIn(folder).map((name) => join(folder, name));
  if (folders.length === 0)
    return { packs: [], folders, problems: about('pack_missing', 'It holds no folder of a pack.') };
  const read = folders.map((one) => readFolder(one, one.split(/[/\\]/).filter(Boolean).at(-1)!));
  return {
    packs: read.map(({ pack }) => pack),
    folders,
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readFolder(folder: string, name: string): ReadPack {
  const file = fileIn(folder);
  if (!file) {
    const { pack } = readDocument('{}', folder);
    const problem = {
      code: 'pack_missing',
      file: folder,
      line: 0,
      path: '',
      detail: 'Nothing to read.',
    } as const;
    return { pack, problems: [problem] };
  }
  const read = readDocument(readFileSync(file, 'utf8'), file);
  if (read.problems.length > 0 || read.pack.name === name) return read;
  const detail = `The pack is called \`${read.pack.name}\`, its folder \`${name}\`.`;
  return { ...read, problems: [{ code: 'name_differs', file, line: 1, path: 'name', detail }] };
}

function fileIn(folder: string): string | undefined {
  const names = readdirSync(folder);
  const found = FILES.find((name) => names.includes(name));
  return found && join(folder, found);
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name) && entry.name !== ENGINE)
    .map(({ name }) => name)
    .sort();
}

function lazily(name: string, read: () => ReadPack): Source {
  let made: Source | undefined;
  const source = (): Source => {
    if (made) return made;
    const { pack, problems } = read();
    if (problems.length > 0) throw new PackError(problems);
    made = packSource(pack) as Source;
    return made;
  };
  return {
    name,
    get title() {
      return source().title;
    },
    get about() {
      return source().about!;
    },
    get settings() {
      return source().settings;
    },
    get endpoints() {
      return source().endpoints;
    },
    get importing() {
      return source().importing;
    },
    get fetching() {
      return source().fetching!;
    },
    map: (delivery, context) => source().map(delivery, context),
  };
}
