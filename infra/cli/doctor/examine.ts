import { resolve } from 'node:path';
import { noticeSettings, type Settings } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { loadConfig } from '../../config/load-config.ts';
import { type ConfigInput, readSettings } from '../../config/load-settings.ts';
import { openToOthers } from '../../config/open-to-others.ts';
import { boundsOf } from '../../operations/retain/bounds.ts';
import { findServer, type Server } from '../find-server.ts';
import { broken, type Check, ok, warning } from './check.ts';
import { checkDisk, checkFolder } from './folder.ts';
import { checkPort } from './port.ts';
import { checkServer } from './server.ts';
import { checkServers } from './servers.ts';
import { checkStores } from './stores.ts';

const OLDEST_NODE = [20, 19] as const;

/** Looks at every part, changing nothing but for probes that are taken away again. */
export async function examine(input: ConfigInput): Promise<readonly Check[]> {
  const checks: Check[] = [checkNode(process.versions.node), await checkConfig(input)];
  const settings = await settingsOf(input);
  if (!settings) return checks;
  checks.push(checkRetention(settings));
  if (settings.log.kafka && settings.warehouse)
    return [
      ...checks,
      await checkPort(settings.host, settings.port),
      ...(await checkServers(settings)),
    ];
  return [...checks, ...(await examineFolder(settings))];
}

async function examineFolder(settings: Settings): Promise<readonly Check[]> {
  const dataDir = resolve(settings.dataDir);
  let server: Server | undefined;
  try {
    server = await findServer(dataDir, 1_000);
  } catch (error) {
    return [broken('data folder', (error as Error).message), await checkDisk(dataDir)];
  }
  const folder = await checkFolder(dataDir, server);
  const checks = [folder, await checkDisk(dataDir)];
  if (server) return [...checks, ...(await checkServer(server))];
  checks.push(await checkPort(settings.host, settings.port));
  if (folder.status === 'broken') return checks;
  // One of the two may be a server, and then the other alone is in the folder.
  const elsewhere = await checkServers(settings);
  const here = (await checkStores(dataDir, noticeSettings(settings))).filter(
    ({ check }) => !elsewhere.some((other) => other.check === check),
  );
  return [...checks, ...elsewhere, ...here];
}

export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough =
    major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return isNewEnough
    ? ok('node', `Node.js ${version}`)
    : broken('node', `Node.js ${version}: install ${OLDEST_NODE.join('.')} or newer`);
}

/** What expires, and what is kept for ever. */
function checkRetention({ retention, timezone }: Settings): Check {
  const told = (days: number | null) => (days === null ? 'for ever' : `${days} days`);
  const { log, badRowsRaw, properties, clickIds } = retention;
  const { events, people } = boundsOf(retention, Date.now() * 1000, timezone);
  const since = (bound: number | undefined, text: string) =>
    bound === undefined ? 'for ever' : `${text} ${dayIn(bound, timezone)}`;
  return ok(
    'retention',
    `log ${told(log)}, events ${since(events, 'since')}, people ${since(people, 'heard of since')}, bytes of bad rows ${told(badRowsRaw)}, properties ${told(properties)}, click ids ${told(clickIds)}`,
  );
}

/** The day of a time (µs since 1970 UTC), as 2026-03-01. */
function dayIn(at: number, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(
    at / 1000,
  );
}

async function checkConfig(input: ConfigInput): Promise<Check> {
  try {
    const config = await loadConfig(input);
    const { path, accounts } = config;
    const readable = openToOthers(config);
    if (readable !== undefined) return warning('configuration', readable);
    return ok('configuration', `${path ?? 'defaults, no file'}; ${accounts.length} accounts`);
  } catch (error) {
    if (error instanceof ConfigError)
      return broken('configuration', error.message.replaceAll('\n', ' · '));
    throw error;
  }
}

/** The rest can be looked at with settings that are partly wrong; without a readable file it cannot. */
async function settingsOf(input: ConfigInput): Promise<Settings | undefined> {
  try {
    const { settings, problems } = await readSettings(input);
    const data = input.options?.data ?? (input.environment.THROUGHLINE_DATA_DIR || undefined);
    return problems.length > 0 && data !== undefined ? { ...settings, dataDir: data } : settings;
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
