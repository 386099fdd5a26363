import { statSync } from 'node:fs';

/**
 * What to do about a configuration file that holds secrets and that other users of the machine may
 * read; undefined where there is nothing to do.
 */
export function openToOthers({
  path,
  accounts,
  warehouse,
  log,
}: {
  readonly path?: string | undefined;
  readonly accounts: readonly unknown[];
  readonly warehouse?: { readonly password: string } | undefined;
  readonly log: { readonly kafka?: { readonly sasl?: unknown } | undefined };
}): string | undefined {
  const hasSecrets = accounts.length > 0 || Boolean(warehouse?.password || log.kafka?.sasl);
  if (path === undefined || !hasSecrets || process.platform === 'win32') return undefined;
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o044) === 0) return undefined;
  return `${path} holds secrets and can be read by other users of this machine: chmod 600 ${path}`;
}
