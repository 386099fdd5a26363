import { quoted } from './clustered.ts';
import { engineCode } from './outages.ts';
import { REFUSALS } from './refusals.ts';
import { replicasOf } from './replicas-of.ts';
import { row, type Session, WarehouseMisconfigured } from './warehouse.ts';

/** The oldest server whose statements the program is written for: year and month of the release. */
const OLDEST: readonly [number, number] = [25, 3];

/**
 * Checks that the server can be worked with, and makes the database where it is missing.
 * @param server connection that names no database; closed at the end.
 * @returns how many replicas each shard has; 1 without a cluster.
 */
export async function prepareServer(
  server: Session,
  {
    url,
    database,
    username,
    cluster,
  }: { url: string; database: string; username: string; cluster?: string },
): Promise<{ readonly replicas: number }> {
  const address = new URL(url).origin;
  try {
    const { version } = await row<{ version: string }>(server, 'SELECT version() AS version');
    if (isTooOld(version))
      throw new WarehouseMisconfigured(
        `The warehouse at ${address} is ClickHouse ${version}: upgrade it to ${OLDEST.join('.')} or newer.`,
      );
    const replicas = cluster ? await replicasOf(server, cluster, address) : 1;
    const { known } = await row<{ known: 0 | 1 }>(
      server,
      'SELECT toUInt8(count() > 0) AS known FROM system.databases WHERE name = {database:String}',
      { database },
    );
    // On a cluster other servers may lack what this one has.
    if (!known || cluster)
      await create(server, { address, database, username, cluster, known: Boolean(known) });
    return { replicas };
  } finally {
    await server.close();
  }
}

async function create(
  server: Session,
  place: {
    address: string;
    database: string;
    username: string;
    cluster: string | undefined;
    known: boolean;
  },
): Promise<void> {
  const { address, database, username, cluster, known } = place;
  const where = cluster ? ` ON CLUSTER ${quoted(cluster)}` : '';
  try {
    await server.run(`CREATE DATABASE IF NOT EXISTS \`${database}\`${where}`);
  } catch (error) {
    if (engineCode(error) !== REFUSALS.ACCESS_DENIED) throw error;
    if (known) return;
    throw new WarehouseMisconfigured(
      `The warehouse at ${address} has no database "${database}" and the user "${username}" may not make it: create it, or grant CREATE DATABASE.`,
      { cause: error },
    );
  }
}

/** Versions read `25.3.2.39` or `25.8.1.1-lts`; one that reads otherwise is taken as new enough. */
export function isTooOld(version: string): boolean {
  const [, year, month] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (year === undefined) return false;
  return Number(year) < OLDEST[0] || (Number(year) === OLDEST[0] && Number(month) < OLDEST[1]);
}
