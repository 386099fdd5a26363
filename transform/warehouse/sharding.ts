/**
 * Where a row of each table lives in a cluster: the remainder of this value names the shard. Rows of a
 * person stand together, and so do the versions of one thing, because only rows of one shard collapse.
 * All values are hashes already, except where a hash is taken here.
 */
export const SHARDING: Readonly<Record<string, string>> = {
  // Facts: by the narrowest identifier, by the thing or by the block that they are about.
  events: 'anchor',
  entities: 'key',
  entity_index: 'identifier',
  identifiers: 'identifier',
  identity_edges: 'a',
  sale_anchors: 'sale',
  rare_anchors: 'identifier',
  slices: 'slice',
  cost_rows: 'slice',
  measure_rows: 'slice',
  fx_rows: 'slice',
  traffic: 'traffic',
  ways: 'way',
  dirty: 'key',
  // Books: by what makes a row of them one and the same.
  bad_rows: 'cityHash64(id)',
  deliveries: 'cityHash64(partition, offset)',
  imports: 'cityHash64(import_id)',
  operations: 'cityHash64(id)',
  replay_loads: 'load',
  erase_targets: 'key',
  load_attempts: 'cityHash64(partition, first, last, process)',
  attribution_runs: 'cityHash64(question)',
  // Derived: by owner, which is the person, or the block for costs.
  owner_revisions: 'owner',
  superseded: 'owner',
  touchpoint_rows: 'owner',
  conversion_rows: 'owner',
  journey_rows: 'owner',
  cost_day_rows: 'owner',
  claimed_day_rows: 'owner',
  consent_rows: 'owner',
  left_out_rows: 'owner',
  person_company_rows: 'owner',
  // Gone since 0005-ledger, but a new cluster passes through every migration.
  credit_rows: 'owner',
  identity_members: 'person',
  identity_map: 'identifier',
  identity_clusters: 'cluster',
  entity_states: 'key',
  sale_index: 'sale',
  slice_states: 'slice',
  underivable: 'key',
  // Sums of many people, by day.
  way_days: 'cityHash64(day, channel, source)',
  channel_days: 'cityHash64(day, channel, source)',
  channel_delays: 'cityHash64(day, channel)',
  // Small ones that everybody reads whole.
  rollups: 'revision',
  publications: 'revision',
  warehouse_id: 'cityHash64(id)',
  part_manifests: 'one',
  migrations: 'number',
};
