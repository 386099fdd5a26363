import { type RowReader, row, WarehouseMisconfigured } from './warehouse.ts';

/**
 * Replicas of each shard of a cluster, as the server's configuration has it.
 * @throws WarehouseMisconfigured for a cluster that the tables cannot live in.
 */
export async function replicasOf(
  server: RowReader,
  cluster: string,
  address: string,
): Promise<number> {
  const { shards, fewest, most, internal } = await row<{
    shards: string;
    fewest: string;
    most: string;
    internal: 0 | 1;
  }>(
    server,
    `SELECT count() AS shards, min(replicas) AS fewest, max(replicas) AS most, min(internal) AS internal
     FROM (SELECT count() AS replicas, min(internal_replication) AS internal
           FROM system.clusters WHERE cluster = {cluster:String} GROUP BY shard_num)`,
    { cluster },
  );
  if (shards === '0')
    throw new WarehouseMisconfigured(
      `The warehouse at ${address} knows no cluster "${cluster}": name one of its remote_servers.`,
    );
  if (fewest !== most)
    throw new WarehouseMisconfigured(
      `The shards of the cluster "${cluster}" have from ${fewest} to ${most} replicas: give each the same number.`,
    );
  // Without it the server itself writes to every replica, and the replicas copy it once more.
  if (Number(most) > 1 && !internal)
    throw new WarehouseMisconfigured(
      `The shards of the cluster "${cluster}" lack internal_replication: set it to true in remote_servers.`,
    );
  return Number(most);
}
