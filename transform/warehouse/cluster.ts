import { clustered } from './clustered.ts';
import { clusteredMaintenance } from './clustered-maintenance.ts';

/**
 * What each request to a cluster says, so that statements mean the same as on one server.
 * @param replicas of each shard.
 */
export function clusterSettings(replicas: number) {
  return {
    // A subquery or the right side of a join sees all shards, and the temporary tables of this session.
    distributed_product_mode: 'global',
    prefer_global_in_and_join: 1,
    // An insert is answered when every shard has stored its part, on every replica: whoever reads next
    // sees it, whichever replica answers. The way that asks for a majority and for sequential reads
    // (`insert_quorum = 'auto'`, `select_sequential_consistency`) refuses inserts that come at the same
    // time, and several loaders insert at the same time. A replica that is down holds the writes up, as
    // it does for ALTER; what is not yet loaded waits in the log.
    distributed_foreground_insert: 1,
    insert_quorum: replicas > 1 ? String(replicas) : '0',
    insert_quorum_parallel: 1,
    // Otherwise INSERT … SELECT writes on the shard where it reads, past the sharding key.
    parallel_distributed_insert_select: '0',
    // ALTER and ON CLUSTER are answered when every replica is done, or fail before the request does.
    alter_sync: '2',
    mutations_sync: '2',
    distributed_ddl_task_timeout: '240',
    insert_quorum_timeout: 240_000,
    // Deleting by a subquery; what it reads does not change while the replicas work.
    allow_nondeterministic_mutations: 1,
  } as const;
}

/** Turns what the program runs into what the cluster is to run. */
export function clusterTranslator(
  cluster: string,
  database: string,
): (sql: string) => readonly string[] {
  return (sql) => {
    const maintenance = clusteredMaintenance(sql, cluster);
    return maintenance === undefined ? clustered(sql, cluster, database) : [maintenance];
  };
}
