import { probablyMeant } from '@throughline/ingest/contract/nearest';
import type { Account, Source } from '@throughline/ingest/contract/source';
import * as z from 'zod';
import type { Config } from './config.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { issueProblem } from './issue-problem.ts';
import { type ConfigInput, type LoadedSettings, readSettings } from './load-settings.ts';
import { readValue } from './read-value.ts';

/**
 * Reads and checks the whole configuration, the accounts of the sources included.
 * @throws ConfigError with every problem at once.
 */
export async function loadConfig(
  input: ConfigInput,
  sources?: readonly Source[],
): Promise<Config & { readonly path: string | undefined }> {
  const loaded = await readSettings(input);
  const problems = [...loaded.problems];
  // The code of the sources is only fetched where an account asks for it.
  const { folder } = loaded.settings.packs;
  const isAsked = Object.keys(loaded.sources).length > 0 || folder !== undefined;
  const known = isAsked ? (sources ?? (await allSources(folder, problems))) : [];
  const accounts = readAccounts(loaded.sources, known, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...loaded.settings, accounts, path: loaded.path };
}

/** Without the packs of the installation where one of those cannot be read: what is wrong is told with all else. */
async function allSources(
  folder: string | undefined,
  problems: ConfigProblem[],
): Promise<readonly Source[]> {
  const [{ loadSources }, { PackError, problemText }] = await Promise.all([
    import('@throughline/ingest/sources/registry'),
    import('@throughline/ingest/packs/engine/pack-error'),
  ]);
  try {
    return await loadSources(undefined, folder);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    problems.push(
      ...error.problems.map((one) => ({ path: 'packs.folder', message: problemText(one) })),
    );
    return loadSources();
  }
}

function readAccounts(
  configured: LoadedSettings['sources'],
  known: readonly Source[],
  problems: ConfigProblem[],
): Account[] {
  const byName = new Map(known.map((source) => [source.name, source]));
  return Object.entries(configured).flatMap(([name, accounts]) => {
    const source = byName.get(name);
    if (!source) {
      const names = [...byName.keys()];
      const hint = probablyMeant(name, names);
      problems.push({
        path: `sources.${name}`,
        message: 'is not a known source',
        expected: hint ? `\`${hint}\`, if that was meant` : `one of ${names.join(', ')}`,
      });
      return [];
    }
    return Object.entries(accounts).map(([account, plain]) => {
      const path = `sources.${name}.${account}`;
      const settings = plain === '' ? {} : readValue(plain, source.settings, path, problems);
      const parsed = z.safeParse(source.settings, settings);
      if (!parsed.success)
        problems.push(
          ...parsed.error.issues.map((issue) =>
            issueProblem(issue, source.settings, settings, path),
          ),
        );
      return { source: name, account, settings: parsed.data ?? settings };
    });
  });
}
