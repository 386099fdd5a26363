import { readFileSync } from 'node:fs';

/** A package that `npm ci --omit=dev` may install, as the lock file names it. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier; undefined where a package of another platform was never seen by npm. */
  readonly licence: string | undefined;
  readonly integrity: string | undefined;
}

interface LockEntry {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const FOLDER = 'node_modules/';

/** Packages of a lock file that are not ours; with `production`, without those of development. */
export function thirdParties(
  lockFile: string,
  { production }: { production: boolean },
): readonly ThirdParty[] {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  return Object.entries(packages)
    .filter(([at, { link, dev }]) => at.includes(FOLDER) && !link && !(production && dev))
    .map(([at, { version, license, integrity }]) => ({
      name: at.slice(at.lastIndexOf(FOLDER) + FOLDER.length),
      version,
      licence: license,
      integrity,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}
