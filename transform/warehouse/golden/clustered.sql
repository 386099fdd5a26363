CREATE TABLE IF NOT EXISTS events_local ON CLUSTER `main`
(
    id UUID,
    hash UInt64,
    type LowCardinality(String),
    name LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String),
    anchor UInt64,
    identifiers Array(UInt64),
    occurred_at DateTime64(6, 'UTC'),
    session_id String,
    traffic UInt64,
    campaign String,
    campaign_id String,
    ad_group String,
    keyword String,
    content String,
    page_url String,
    slice UInt64,
    snapshot UInt64,
    is_test Bool,
    is_bot Bool,
    load UInt64,
    INDEX by_snapshot snapshot TYPE bloom_filter GRANULARITY 4
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/events', '{replica}')
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (anchor, occurred_at, id, hash, snapshot)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS events ON CLUSTER `main` AS events_local
ENGINE = Distributed(`main`, throughline, events_local, anchor);

CREATE TABLE IF NOT EXISTS entities_local ON CLUSTER `main`
(
    key UInt64,
    entity_type LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String),
    entity_id String,
    version UInt64,
    id UUID,
    op LowCardinality(String),
    occurred_at DateTime64(6, 'UTC'),
    is_test Bool,
    fields Map(LowCardinality(String), Nullable(String)),
    load UInt64
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/entities', '{replica}')
ORDER BY (key, version, id)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS entities ON CLUSTER `main` AS entities_local
ENGINE = Distributed(`main`, throughline, entities_local, key);

CREATE TABLE IF NOT EXISTS entity_index_local ON CLUSTER `main`
(identifier UInt64, key UInt64)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/entity_index', '{replica}')
ORDER BY (identifier, key)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS entity_index ON CLUSTER `main` AS entity_index_local
ENGINE = Distributed(`main`, throughline, entity_index_local, identifier);

CREATE TABLE IF NOT EXISTS identifiers_local ON CLUSTER `main`
(identifier UInt64, type LowCardinality(String), value String)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/identifiers', '{replica}')
ORDER BY identifier
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS identifiers ON CLUSTER `main` AS identifiers_local
ENGINE = Distributed(`main`, throughline, identifiers_local, identifier);

CREATE TABLE IF NOT EXISTS identity_edges_local ON CLUSTER `main`
(a UInt64, b UInt64, slice UInt64, snapshot UInt64)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/identity_edges', '{replica}')
ORDER BY (a, b, slice, snapshot)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS identity_edges ON CLUSTER `main` AS identity_edges_local
ENGINE = Distributed(`main`, throughline, identity_edges_local, a);

CREATE TABLE IF NOT EXISTS slices_local ON CLUSTER `main`
(
    slice UInt64,
    slice_key String,
    type LowCardinality(String),
    snapshot UInt64,
    snapshot_at DateTime64(6, 'UTC'),
    part UInt32,
    parts UInt32,
    load UInt64
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/slices', '{replica}')
ORDER BY (slice, snapshot, part, snapshot_at)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS slices ON CLUSTER `main` AS slices_local
ENGINE = Distributed(`main`, throughline, slices_local, slice);

CREATE TABLE IF NOT EXISTS cost_rows_local ON CLUSTER `main`
(
    slice UInt64,
    snapshot UInt64,
    part UInt32,
    row UInt32,
    source LowCardinality(String),
    account LowCardinality(String),
    day Date,
    traffic UInt64,
    campaign_id String,
    campaign String,
    ad_group_id String,
    ad_group String,
    keyword String,
    currency LowCardinality(String),
    cost_micros Int64,
    vat_included Nullable(Bool),
    impressions UInt64,
    clicks UInt64
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/cost_rows', '{replica}')
ORDER BY (slice, snapshot, part, row)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS cost_rows ON CLUSTER `main` AS cost_rows_local
ENGINE = Distributed(`main`, throughline, cost_rows_local, slice);

CREATE TABLE IF NOT EXISTS fx_rows_local ON CLUSTER `main`
(
    slice UInt64,
    snapshot UInt64,
    day Date,
    base LowCardinality(String),
    quote LowCardinality(String),
    rate Decimal(30, 12)
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/fx_rows', '{replica}')
ORDER BY (slice, snapshot, day, base, quote)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS fx_rows ON CLUSTER `main` AS fx_rows_local
ENGINE = Distributed(`main`, throughline, fx_rows_local, slice);

CREATE TABLE IF NOT EXISTS traffic_local ON CLUSTER `main`
(
    traffic UInt64,
    tuple String,
    source LowCardinality(String),
    medium LowCardinality(String),
    channel LowCardinality(String),
    channel_ga4 LowCardinality(String),
    reason String,
    conflict Bool,
    paid Bool,
    rules_version String,
    classified_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/traffic', '{replica}', classified_at)
ORDER BY traffic
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS traffic ON CLUSTER `main` AS traffic_local
ENGINE = Distributed(`main`, throughline, traffic_local, traffic);

CREATE TABLE IF NOT EXISTS bad_rows_local ON CLUSTER `main`
(
    id UUID,
    source LowCardinality(String),
    account LowCardinality(String),
    delivery_id UUID,
    partition UInt32,
    offset UInt64,
    position UInt32,
    line UInt64,
    received_at DateTime64(6, 'UTC'),
    code LowCardinality(String),
    message String,
    field String,
    expected String,
    raw String,
    status LowCardinality(String),
    updated_at DateTime64(6, 'UTC')
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/bad_rows', '{replica}', updated_at)
ORDER BY id
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS bad_rows ON CLUSTER `main` AS bad_rows_local
ENGINE = Distributed(`main`, throughline, bad_rows_local, cityHash64(id));

CREATE TABLE IF NOT EXISTS deliveries_local ON CLUSTER `main`
(
    id UUID,
    source LowCardinality(String),
    account LowCardinality(String),
    import_id String,
    partition UInt32,
    offset UInt64,
    received_at DateTime64(6, 'UTC'),
    bytes UInt64,
    accepted UInt32,
    duplicates UInt32,
    rejected UInt32,
    events UInt32,
    entities UInt32,
    slices UInt32
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/deliveries', '{replica}')
ORDER BY (partition, offset)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS deliveries ON CLUSTER `main` AS deliveries_local
ENGINE = Distributed(`main`, throughline, deliveries_local, cityHash64(partition, offset));

CREATE TABLE IF NOT EXISTS dirty_local ON CLUSTER `main`
(batch UInt64, kind LowCardinality(String), key UInt64)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/dirty', '{replica}')
PARTITION BY batch ORDER BY (kind, key)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS dirty ON CLUSTER `main` AS dirty_local
ENGINE = Distributed(`main`, throughline, dirty_local, key);

CREATE TABLE IF NOT EXISTS publications_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    published_at DateTime64(6, 'UTC'),
    settings String
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/publications', '{replica}')
ORDER BY revision
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS publications ON CLUSTER `main` AS publications_local
ENGINE = Distributed(`main`, throughline, publications_local, revision);

CREATE TABLE IF NOT EXISTS owner_revisions_local ON CLUSTER `main`
(generation UInt32, owner UInt64, revision UInt64)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/owner_revisions', '{replica}')
PARTITION BY generation ORDER BY (owner, revision)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS owner_revisions ON CLUSTER `main` AS owner_revisions_local
ENGINE = Distributed(`main`, throughline, owner_revisions_local, owner);

CREATE TABLE IF NOT EXISTS superseded_local ON CLUSTER `main`
(generation UInt32, owner UInt64, revision UInt64, by_revision UInt64)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/superseded', '{replica}')
PARTITION BY generation ORDER BY by_revision
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS superseded ON CLUSTER `main` AS superseded_local
ENGINE = Distributed(`main`, throughline, superseded_local, owner);

CREATE TABLE IF NOT EXISTS entity_states_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    key UInt64,
    entity_type LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String),
    entity_id String,
    deleted Bool,
    is_test Bool,
    identifiers Array(UInt64),
    fields Map(LowCardinality(String), String)
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/entity_states', '{replica}')
PARTITION BY generation ORDER BY (key, revision)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS entity_states ON CLUSTER `main` AS entity_states_local
ENGINE = Distributed(`main`, throughline, entity_states_local, key);

CREATE TABLE IF NOT EXISTS slice_states_local ON CLUSTER `main`
(generation UInt32, revision UInt64, slice UInt64, type LowCardinality(String), snapshot UInt64)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/slice_states', '{replica}')
PARTITION BY generation ORDER BY (slice, revision)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS slice_states ON CLUSTER `main` AS slice_states_local
ENGINE = Distributed(`main`, throughline, slice_states_local, slice);

CREATE TABLE IF NOT EXISTS identity_map_local ON CLUSTER `main`
(generation UInt32, revision UInt64, identifier UInt64, person UInt64, capped Bool)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/identity_map', '{replica}')
PARTITION BY generation ORDER BY (identifier, revision)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS identity_map ON CLUSTER `main` AS identity_map_local
ENGINE = Distributed(`main`, throughline, identity_map_local, identifier);

CREATE TABLE IF NOT EXISTS identity_members_local ON CLUSTER `main`
(generation UInt32, revision UInt64, person UInt64, identifier UInt64)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/identity_members', '{replica}')
PARTITION BY generation ORDER BY (person, revision)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS identity_members ON CLUSTER `main` AS identity_members_local
ENGINE = Distributed(`main`, throughline, identity_members_local, person);

CREATE TABLE IF NOT EXISTS touchpoint_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    touch_id UInt64,
    kind LowCardinality(String),
    at DateTime64(6, 'UTC'),
    day Date,
    traffic UInt64,
    campaign LowCardinality(String),
    campaign_id LowCardinality(String),
    ad_group LowCardinality(String),
    keyword LowCardinality(String),
    content LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String),
    native_id String,
    visits UInt8,
    calls UInt32
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/touchpoint_rows', '{replica}')
PARTITION BY generation ORDER BY (day, owner, touch_id)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS touchpoint_rows ON CLUSTER `main` AS touchpoint_rows_local
ENGINE = Distributed(`main`, throughline, touchpoint_rows_local, owner);

CREATE TABLE IF NOT EXISTS conversion_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    conversion_id UInt64,
    kind LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String),
    native_id String,
    label String,
    at DateTime64(6, 'UTC'),
    lead_day Date,
    deal_day Date,
    payment_day Date,
    is_first_purchase Bool,
    currency LowCardinality(String),
    revenue_micros Int64,
    margin_micros Nullable(Int64),
    revenue_base Nullable(Int64),
    margin_base Nullable(Int64)
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/conversion_rows', '{replica}')
PARTITION BY generation ORDER BY (owner, conversion_id)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS conversion_rows ON CLUSTER `main` AS conversion_rows_local
ENGINE = Distributed(`main`, throughline, conversion_rows_local, owner);

CREATE TABLE IF NOT EXISTS journey_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    conversion_id UInt64,
    touch_seq UInt32,
    touch_id UInt64,
    touch_at DateTime64(6, 'UTC'),
    traffic UInt64,
    is_direct Bool
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/journey_rows', '{replica}')
PARTITION BY generation ORDER BY (owner, conversion_id, touch_seq)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS journey_rows ON CLUSTER `main` AS journey_rows_local
ENGINE = Distributed(`main`, throughline, journey_rows_local, owner);

CREATE TABLE IF NOT EXISTS credit_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    model LowCardinality(String),
    kind LowCardinality(String),
    conversion_id UInt64,
    touch_id UInt64,
    touch_day Date,
    lead_day Date,
    deal_day Date,
    payment_day Date,
    traffic UInt64,
    campaign LowCardinality(String),
    campaign_id LowCardinality(String),
    ad_group LowCardinality(String),
    keyword LowCardinality(String),
    is_first_purchase Bool,
    share_nano Int64,
    revenue_base Nullable(Int64),
    margin_base Nullable(Int64)
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/credit_rows', '{replica}')
PARTITION BY generation ORDER BY (model, kind, payment_day, owner)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS credit_rows ON CLUSTER `main` AS credit_rows_local
ENGINE = Distributed(`main`, throughline, credit_rows_local, owner);

CREATE TABLE IF NOT EXISTS cost_day_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    day Date,
    source LowCardinality(String),
    account LowCardinality(String),
    traffic UInt64,
    campaign_id LowCardinality(String),
    campaign LowCardinality(String),
    ad_group_id LowCardinality(String),
    ad_group LowCardinality(String),
    keyword LowCardinality(String),
    currency LowCardinality(String),
    cost_micros Int64,
    cost_base Nullable(Int64),
    impressions UInt64,
    clicks UInt64
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/cost_day_rows', '{replica}')
PARTITION BY generation ORDER BY (day, owner)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS cost_day_rows ON CLUSTER `main` AS cost_day_rows_local
ENGINE = Distributed(`main`, throughline, cost_day_rows_local, owner);

CREATE VIEW IF NOT EXISTS touchpoints ON CLUSTER `main` AS
SELECT * FROM touchpoint_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS conversions ON CLUSTER `main` AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS journeys ON CLUSTER `main` AS
SELECT * FROM journey_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS credit ON CLUSTER `main` AS
SELECT * FROM credit_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS cost_daily ON CLUSTER `main` AS
SELECT * FROM cost_day_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

ALTER TABLE deliveries_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS load UInt64;

ALTER TABLE deliveries ON CLUSTER `main` ADD COLUMN IF NOT EXISTS load UInt64;

CREATE TABLE IF NOT EXISTS imports_local ON CLUSTER `main`
(
    import_id String,
    source LowCardinality(String),
    account LowCardinality(String),
    deliveries UInt32,
    offsets Array(UInt64),
    started_at DateTime64(6, 'UTC')
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/imports', '{replica}', started_at)
ORDER BY import_id
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS imports ON CLUSTER `main` AS imports_local
ENGINE = Distributed(`main`, throughline, imports_local, cityHash64(import_id));

CREATE TABLE IF NOT EXISTS operations_local ON CLUSTER `main`
(
    id UUID,
    kind LowCardinality(String),
    parameters String,
    state LowCardinality(String),
    progress Float64,
    error String,
    requested_at DateTime64(6, 'UTC'),
    step UInt32
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/operations', '{replica}', step)
ORDER BY id
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS operations ON CLUSTER `main` AS operations_local
ENGINE = Distributed(`main`, throughline, operations_local, cityHash64(id));

CREATE TABLE IF NOT EXISTS replay_loads_local ON CLUSTER `main`
(
    attempt UUID,
    load UInt64,
    partition UInt32,
    first UInt64,
    last UInt64,
    is_batch Bool
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/replay_loads', '{replica}')
ORDER BY (attempt, load)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS replay_loads ON CLUSTER `main` AS replay_loads_local
ENGINE = Distributed(`main`, throughline, replay_loads_local, load);

ALTER TABLE deliveries_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS loaded_at DateTime64(6, 'UTC');

ALTER TABLE deliveries ON CLUSTER `main` ADD COLUMN IF NOT EXISTS loaded_at DateTime64(6, 'UTC');

DROP VIEW IF EXISTS credit ON CLUSTER `main` SYNC;

DROP VIEW IF EXISTS journeys ON CLUSTER `main` SYNC;

DROP VIEW IF EXISTS conversions ON CLUSTER `main` SYNC;

DROP TABLE IF EXISTS credit_rows ON CLUSTER `main` SYNC;

DROP TABLE IF EXISTS credit_rows_local ON CLUSTER `main` SYNC;

DROP TABLE IF EXISTS journey_rows ON CLUSTER `main` SYNC;

DROP TABLE IF EXISTS journey_rows_local ON CLUSTER `main` SYNC;

CREATE TABLE IF NOT EXISTS ways_local ON CLUSTER `main`
(
    way UInt64,
    traffic UInt64,
    campaign String,
    campaign_id String,
    ad_group String,
    keyword String,
    content String
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/ways', '{replica}')
ORDER BY way
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS ways ON CLUSTER `main` AS ways_local
ENGINE = Distributed(`main`, throughline, ways_local, way);

ALTER TABLE touchpoint_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS way UInt64
    MATERIALIZED sipHash64(traffic, toString(campaign), toString(campaign_id), toString(ad_group), toString(keyword), toString(content));

ALTER TABLE touchpoint_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS way UInt64
    MATERIALIZED sipHash64(traffic, toString(campaign), toString(campaign_id), toString(ad_group), toString(keyword), toString(content));

ALTER TABLE conversion_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS lead_at DateTime64(6, 'UTC') DEFAULT at;

ALTER TABLE conversion_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS lead_at DateTime64(6, 'UTC') DEFAULT at;

ALTER TABLE conversion_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS opportunity_at DateTime64(6, 'UTC') DEFAULT at;

ALTER TABLE conversion_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS opportunity_at DateTime64(6, 'UTC') DEFAULT at;

CREATE TABLE IF NOT EXISTS journey_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    conversion_id UInt64,
    kind LowCardinality(String),
    lead_day Date,
    deal_day Date,
    payment_day Date,
    is_first_purchase Bool,
    revenue_base Nullable(Int64),
    margin_base Nullable(Int64),
    touch_id UInt64,
    touch_at DateTime64(6, 'UTC'),
    touch_day Date,
    traffic UInt64,
    way UInt64,
    touch_seq UInt32,
    touches UInt32,
    channel_seq UInt32,
    channels UInt32,
    channel_touch_seq UInt32,
    channel_touches UInt32,
    first_non_direct UInt32,
    last_non_direct UInt32,
    first_paid UInt32,
    last_paid UInt32,
    lead_touch UInt32,
    opportunity_touch UInt32,
    decay_from UInt32,
    decay_upto UInt32
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/journey_rows', '{replica}')
PARTITION BY generation ORDER BY (payment_day, owner, conversion_id, touch_seq)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS journey_rows ON CLUSTER `main` AS journey_rows_local
ENGINE = Distributed(`main`, throughline, journey_rows_local, owner);

CREATE VIEW IF NOT EXISTS conversions ON CLUSTER `main` AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS journeys ON CLUSTER `main` AS
SELECT * FROM journey_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE TABLE IF NOT EXISTS attribution_runs_local ON CLUSTER `main`
(
    id UUID,
    question String,
    version UInt32,
    fingerprint String,
    revision UInt64,
    created_at DateTime64(6, 'UTC'),
    created_by String,
    report String
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/attribution_runs', '{replica}')
ORDER BY (question, id)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS attribution_runs ON CLUSTER `main` AS attribution_runs_local
ENGINE = Distributed(`main`, throughline, attribution_runs_local, cityHash64(question));

ALTER TABLE deliveries_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS skipped UInt32;

ALTER TABLE deliveries ON CLUSTER `main` ADD COLUMN IF NOT EXISTS skipped UInt32;

ALTER TABLE deliveries_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS skips
    Array(Tuple(code String, subject String, message String, records UInt32));

ALTER TABLE deliveries ON CLUSTER `main` ADD COLUMN IF NOT EXISTS skips
    Array(Tuple(code String, subject String, message String, records UInt32));

ALTER TABLE bad_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS records UInt32 DEFAULT 1;

ALTER TABLE bad_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS records UInt32 DEFAULT 1;

CREATE TABLE IF NOT EXISTS load_attempts_local ON CLUSTER `main`
(
    partition UInt32,
    first UInt64,
    last UInt64,
    process UUID,
    open Bool,
    noted_at DateTime64(6, 'UTC')
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/load_attempts', '{replica}', noted_at)
ORDER BY (partition, first, last, process)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS load_attempts ON CLUSTER `main` AS load_attempts_local
ENGINE = Distributed(`main`, throughline, load_attempts_local, cityHash64(partition, first, last, process));

CREATE TABLE IF NOT EXISTS warehouse_id_local ON CLUSTER `main`
(id UUID, made_at DateTime64(6, 'UTC'))
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/warehouse_id', '{replica}')
ORDER BY made_at
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS warehouse_id ON CLUSTER `main` AS warehouse_id_local
ENGINE = Distributed(`main`, throughline, warehouse_id_local, cityHash64(id));

CREATE TABLE IF NOT EXISTS part_manifests_local ON CLUSTER `main`
(
    one UInt8,
    revision UInt64,
    generation UInt32,
    kept_at DateTime64(6, 'UTC'),
    parts Array(Tuple(table String, partition String, first Int64, last Int64, rows UInt64))
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/part_manifests', '{replica}', kept_at)
ORDER BY one
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS part_manifests ON CLUSTER `main` AS part_manifests_local
ENGINE = Distributed(`main`, throughline, part_manifests_local, one);

CREATE TABLE IF NOT EXISTS identity_clusters_local ON CLUSTER `main`
(generation UInt32, revision UInt64, cluster UInt64, identifier UInt64)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/identity_clusters', '{replica}')
PARTITION BY generation ORDER BY (cluster, revision)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS identity_clusters ON CLUSTER `main` AS identity_clusters_local
ENGINE = Distributed(`main`, throughline, identity_clusters_local, cluster);

ALTER TABLE identity_map_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS crowded Bool;

ALTER TABLE identity_map ON CLUSTER `main` ADD COLUMN IF NOT EXISTS crowded Bool;

ALTER TABLE identity_map_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS cluster UInt64;

ALTER TABLE identity_map ON CLUSTER `main` ADD COLUMN IF NOT EXISTS cluster UInt64;

ALTER TABLE events_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS transaction_id String;

ALTER TABLE events ON CLUSTER `main` ADD COLUMN IF NOT EXISTS transaction_id String;

ALTER TABLE events_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS sale UInt64;

ALTER TABLE events ON CLUSTER `main` ADD COLUMN IF NOT EXISTS sale UInt64;

ALTER TABLE events_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS value_micros Nullable(Int64);

ALTER TABLE events ON CLUSTER `main` ADD COLUMN IF NOT EXISTS value_micros Nullable(Int64);

ALTER TABLE events_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS currency LowCardinality(String);

ALTER TABLE events ON CLUSTER `main` ADD COLUMN IF NOT EXISTS currency LowCardinality(String);

CREATE TABLE IF NOT EXISTS sale_anchors_local ON CLUSTER `main`
(sale UInt64, anchor UInt64)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/sale_anchors', '{replica}')
ORDER BY (sale, anchor)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS sale_anchors ON CLUSTER `main` AS sale_anchors_local
ENGINE = Distributed(`main`, throughline, sale_anchors_local, sale);

ALTER TABLE entity_states_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS sales Array(UInt64);

ALTER TABLE entity_states ON CLUSTER `main` ADD COLUMN IF NOT EXISTS sales Array(UInt64);

CREATE TABLE IF NOT EXISTS sale_index_local ON CLUSTER `main`
(generation UInt32, revision UInt64, sale UInt64, key UInt64)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/sale_index', '{replica}')
PARTITION BY generation ORDER BY (sale, key)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS sale_index ON CLUSTER `main` AS sale_index_local
ENGINE = Distributed(`main`, throughline, sale_index_local, sale);

ALTER TABLE conversion_rows_local ON CLUSTER `main` MODIFY COLUMN IF EXISTS revenue_micros Nullable(Int64);

ALTER TABLE conversion_rows ON CLUSTER `main` MODIFY COLUMN IF EXISTS revenue_micros Nullable(Int64);

ALTER TABLE conversion_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS source_of_money LowCardinality(String);

ALTER TABLE conversion_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS source_of_money LowCardinality(String);

DROP VIEW IF EXISTS conversions ON CLUSTER `main` SYNC;

CREATE VIEW IF NOT EXISTS conversions ON CLUSTER `main` AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

ALTER TABLE deliveries_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS tests Array(Tuple(reason String, setting String, records UInt32));

ALTER TABLE deliveries ON CLUSTER `main` ADD COLUMN IF NOT EXISTS tests Array(Tuple(reason String, setting String, records UInt32));

ALTER TABLE cost_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS row_key UInt64 DEFAULT sipHash64(slice, snapshot, part, row),
    ADD COLUMN IF NOT EXISTS emitted_at DateTime64(6, 'UTC') DEFAULT toDateTime64(0, 6, 'UTC'),
    ADD COLUMN IF NOT EXISTS load UInt64 DEFAULT 0;

ALTER TABLE cost_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS row_key UInt64 DEFAULT sipHash64(slice, snapshot, part, row),
    ADD COLUMN IF NOT EXISTS emitted_at DateTime64(6, 'UTC') DEFAULT toDateTime64(0, 6, 'UTC'),
    ADD COLUMN IF NOT EXISTS load UInt64 DEFAULT 0;

CREATE TABLE IF NOT EXISTS underivable_local ON CLUSTER `main`
(
    kind String,
    key UInt64,
    unit UInt64,
    error String,
    is_exhausted Bool,
    since DateTime64(6, 'UTC'),
    tried_at DateTime64(6, 'UTC'),
    attempts UInt32,
    version String,
    is_open Bool,
    noted_at DateTime64(6, 'UTC')
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/underivable', '{replica}', noted_at)
ORDER BY (kind, key)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS underivable ON CLUSTER `main` AS underivable_local
ENGINE = Distributed(`main`, throughline, underivable_local, key);

CREATE VIEW IF NOT EXISTS set_aside ON CLUSTER `main` AS
SELECT uniqExactIf(unit, kind IN ('person', 'identifier')) AS people, uniqExactIf(unit, kind = 'entity') AS entities,
    uniqExactIf(unit, kind IN ('slice', 'cost')) AS blocks
FROM underivable FINAL
WHERE is_open;

ALTER TABLE deliveries_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS placeholders Map(LowCardinality(String), UInt32);

ALTER TABLE deliveries ON CLUSTER `main` ADD COLUMN IF NOT EXISTS placeholders Map(LowCardinality(String), UInt32);

ALTER TABLE events_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS contract UInt8 DEFAULT 1,
    ADD COLUMN IF NOT EXISTS subject LowCardinality(String),
    ADD COLUMN IF NOT EXISTS variant LowCardinality(String),
    ADD COLUMN IF NOT EXISTS medium LowCardinality(String),
    ADD COLUMN IF NOT EXISTS ad_id String,
    ADD COLUMN IF NOT EXISTS creative LowCardinality(String),
    ADD COLUMN IF NOT EXISTS network LowCardinality(String),
    ADD COLUMN IF NOT EXISTS placement LowCardinality(String),
    ADD COLUMN IF NOT EXISTS match_type LowCardinality(String),
    ADD COLUMN IF NOT EXISTS page_title String CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS search_term String,
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS os LowCardinality(String),
    ADD COLUMN IF NOT EXISTS browser LowCardinality(String),
    ADD COLUMN IF NOT EXISTS app LowCardinality(String),
    ADD COLUMN IF NOT EXISTS app_version LowCardinality(String),
    ADD COLUMN IF NOT EXISTS language LowCardinality(String),
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS region LowCardinality(String),
    ADD COLUMN IF NOT EXISTS city LowCardinality(String),
    ADD COLUMN IF NOT EXISTS company LowCardinality(String),
    ADD COLUMN IF NOT EXISTS branch LowCardinality(String),
    ADD COLUMN IF NOT EXISTS properties Map(LowCardinality(String), String),
    ADD COLUMN IF NOT EXISTS click_ids Map(LowCardinality(String), String),
    ADD COLUMN IF NOT EXISTS items Nested
    (
        id String, sku String, name String, brand String, category String, variant String,
        quantity Int64, price Nullable(Int64), list_price Nullable(Int64), discount Nullable(Int64),
        coupon String, list String, position Nullable(UInt32), promotion String, creative String
    ),
    ADD COLUMN IF NOT EXISTS consent UInt8,
    ADD COLUMN IF NOT EXISTS cut UInt32,
    ADD COLUMN IF NOT EXISTS is_internal Bool;

ALTER TABLE events ON CLUSTER `main` ADD COLUMN IF NOT EXISTS contract UInt8 DEFAULT 1,
    ADD COLUMN IF NOT EXISTS subject LowCardinality(String),
    ADD COLUMN IF NOT EXISTS variant LowCardinality(String),
    ADD COLUMN IF NOT EXISTS medium LowCardinality(String),
    ADD COLUMN IF NOT EXISTS ad_id String,
    ADD COLUMN IF NOT EXISTS creative LowCardinality(String),
    ADD COLUMN IF NOT EXISTS network LowCardinality(String),
    ADD COLUMN IF NOT EXISTS placement LowCardinality(String),
    ADD COLUMN IF NOT EXISTS match_type LowCardinality(String),
    ADD COLUMN IF NOT EXISTS page_title String CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS search_term String,
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS os LowCardinality(String),
    ADD COLUMN IF NOT EXISTS browser LowCardinality(String),
    ADD COLUMN IF NOT EXISTS app LowCardinality(String),
    ADD COLUMN IF NOT EXISTS app_version LowCardinality(String),
    ADD COLUMN IF NOT EXISTS language LowCardinality(String),
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS region LowCardinality(String),
    ADD COLUMN IF NOT EXISTS city LowCardinality(String),
    ADD COLUMN IF NOT EXISTS company LowCardinality(String),
    ADD COLUMN IF NOT EXISTS branch LowCardinality(String),
    ADD COLUMN IF NOT EXISTS properties Map(LowCardinality(String), String),
    ADD COLUMN IF NOT EXISTS click_ids Map(LowCardinality(String), String),
    ADD COLUMN IF NOT EXISTS items Nested
    (
        id String, sku String, name String, brand String, category String, variant String,
        quantity Int64, price Nullable(Int64), list_price Nullable(Int64), discount Nullable(Int64),
        coupon String, list String, position Nullable(UInt32), promotion String, creative String
    ),
    ADD COLUMN IF NOT EXISTS consent UInt8,
    ADD COLUMN IF NOT EXISTS cut UInt32,
    ADD COLUMN IF NOT EXISTS is_internal Bool;

ALTER TABLE entities_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS is_internal Bool;

ALTER TABLE entities ON CLUSTER `main` ADD COLUMN IF NOT EXISTS is_internal Bool;

ALTER TABLE cost_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS ad_id String,
    ADD COLUMN IF NOT EXISTS creative LowCardinality(String),
    ADD COLUMN IF NOT EXISTS landing String CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS network LowCardinality(String),
    ADD COLUMN IF NOT EXISTS placement LowCardinality(String),
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS objective LowCardinality(String),
    ADD COLUMN IF NOT EXISTS vat_micros Nullable(Int64),
    ADD COLUMN IF NOT EXISTS fee_micros Nullable(Int64),
    ADD COLUMN IF NOT EXISTS discount_micros Nullable(Int64),
    ADD COLUMN IF NOT EXISTS views Nullable(UInt64),
    ADD COLUMN IF NOT EXISTS reach Nullable(UInt64),
    ADD COLUMN IF NOT EXISTS claims Nested
    (
        setting LowCardinality(String), action LowCardinality(String), conversions Nullable(Int64), value Nullable(Int64)
    ),
    ADD COLUMN IF NOT EXISTS is_provisional Bool;

ALTER TABLE cost_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS ad_id String,
    ADD COLUMN IF NOT EXISTS creative LowCardinality(String),
    ADD COLUMN IF NOT EXISTS landing String CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS network LowCardinality(String),
    ADD COLUMN IF NOT EXISTS placement LowCardinality(String),
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS objective LowCardinality(String),
    ADD COLUMN IF NOT EXISTS vat_micros Nullable(Int64),
    ADD COLUMN IF NOT EXISTS fee_micros Nullable(Int64),
    ADD COLUMN IF NOT EXISTS discount_micros Nullable(Int64),
    ADD COLUMN IF NOT EXISTS views Nullable(UInt64),
    ADD COLUMN IF NOT EXISTS reach Nullable(UInt64),
    ADD COLUMN IF NOT EXISTS claims Nested
    (
        setting LowCardinality(String), action LowCardinality(String), conversions Nullable(Int64), value Nullable(Int64)
    ),
    ADD COLUMN IF NOT EXISTS is_provisional Bool;

CREATE TABLE IF NOT EXISTS measure_rows_local ON CLUSTER `main`
(
    slice UInt64,
    snapshot UInt64,
    part UInt32,
    row_key UInt64,
    type LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String),
    day Date,
    until Date,
    dimensions Map(LowCardinality(String), String),
    metrics Map(LowCardinality(String), Int64),
    emitted_at DateTime64(6, 'UTC'),
    hash UInt64 MATERIALIZED sipHash64(day, until, dimensions, metrics)
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/measure_rows', '{replica}')
ORDER BY (type, slice, snapshot, part, row_key, emitted_at, hash)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS measure_rows ON CLUSTER `main` AS measure_rows_local
ENGINE = Distributed(`main`, throughline, measure_rows_local, slice);

ALTER TABLE deliveries_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS erased UInt32;

ALTER TABLE deliveries ON CLUSTER `main` ADD COLUMN IF NOT EXISTS erased UInt32;

CREATE TABLE IF NOT EXISTS erase_targets_local ON CLUSTER `main`
(
    kind LowCardinality(String),
    key UInt64,
    id UUID,
    partition UInt32,
    offset UInt64,
    records UInt32
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/erase_targets', '{replica}')
ORDER BY (kind, key)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS erase_targets ON CLUSTER `main` AS erase_targets_local
ENGINE = Distributed(`main`, throughline, erase_targets_local, key);

CREATE TABLE IF NOT EXISTS rare_anchors_local ON CLUSTER `main`
(reason LowCardinality(String), identifier UInt64, anchor UInt64)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/throughline/rare_anchors', '{replica}')
ORDER BY (reason, identifier, anchor)
SETTINGS replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS rare_anchors ON CLUSTER `main` AS rare_anchors_local
ENGINE = Distributed(`main`, throughline, rare_anchors_local, identifier);

CREATE TABLE IF NOT EXISTS consent_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    person UInt64,
    purpose LowCardinality(String),
    at DateTime64(6, 'UTC'),
    state LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String)
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/consent_rows', '{replica}')
PARTITION BY generation ORDER BY (person, purpose, at)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS consent_rows ON CLUSTER `main` AS consent_rows_local
ENGINE = Distributed(`main`, throughline, consent_rows_local, owner);

CREATE TABLE IF NOT EXISTS left_out_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    reason LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String),
    day Date,
    events UInt64
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/left_out_rows', '{replica}')
PARTITION BY generation ORDER BY (owner, reason, day)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS left_out_rows ON CLUSTER `main` AS left_out_rows_local
ENGINE = Distributed(`main`, throughline, left_out_rows_local, owner);

CREATE TABLE IF NOT EXISTS person_company_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    person UInt64,
    company UInt64,
    how LowCardinality(String),
    since DateTime64(6, 'UTC'),
    through Array(UInt64)
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/person_company_rows', '{replica}')
PARTITION BY generation ORDER BY (owner, person, company)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS person_company_rows ON CLUSTER `main` AS person_company_rows_local
ENGINE = Distributed(`main`, throughline, person_company_rows_local, owner);

CREATE VIEW IF NOT EXISTS consents ON CLUSTER `main` AS
SELECT * FROM consent_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS consent_states ON CLUSTER `main` AS
SELECT person, toString(consent_rows.purpose) AS purpose, argMax(toString(consent_rows.state), consent_rows.at) AS state,
    max(consent_rows.at) AS since
FROM consent_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
GROUP BY person, purpose;

CREATE VIEW IF NOT EXISTS left_out ON CLUSTER `main` AS
SELECT * FROM left_out_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS person_companies ON CLUSTER `main` AS
SELECT * FROM person_company_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

ALTER TABLE events_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS page_path LowCardinality(String)
    MATERIALIZED if(page_url = '', '', if(path(page_url) = '', '/', path(page_url)));

ALTER TABLE events ON CLUSTER `main` ADD COLUMN IF NOT EXISTS page_path LowCardinality(String)
    MATERIALIZED if(page_url = '', '', if(path(page_url) = '', '/', path(page_url)));

ALTER TABLE touchpoint_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS creative LowCardinality(String),
    ADD COLUMN IF NOT EXISTS landing LowCardinality(String),
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS region LowCardinality(String),
    ADD COLUMN IF NOT EXISTS branch LowCardinality(String),
    ADD COLUMN IF NOT EXISTS company LowCardinality(String),
    ADD COLUMN IF NOT EXISTS medium LowCardinality(String),
    ADD COLUMN IF NOT EXISTS returning Bool;

ALTER TABLE touchpoint_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS creative LowCardinality(String),
    ADD COLUMN IF NOT EXISTS landing LowCardinality(String),
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS region LowCardinality(String),
    ADD COLUMN IF NOT EXISTS branch LowCardinality(String),
    ADD COLUMN IF NOT EXISTS company LowCardinality(String),
    ADD COLUMN IF NOT EXISTS medium LowCardinality(String),
    ADD COLUMN IF NOT EXISTS returning Bool;

ALTER TABLE conversion_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS lead_type LowCardinality(String),
    ADD COLUMN IF NOT EXISTS stage LowCardinality(String),
    ADD COLUMN IF NOT EXISTS owner_name LowCardinality(String),
    ADD COLUMN IF NOT EXISTS branch LowCardinality(String),
    ADD COLUMN IF NOT EXISTS partner LowCardinality(String),
    ADD COLUMN IF NOT EXISTS company LowCardinality(String),
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS coupon LowCardinality(String),
    ADD COLUMN IF NOT EXISTS unknown_reason LowCardinality(String);

ALTER TABLE conversion_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS lead_type LowCardinality(String),
    ADD COLUMN IF NOT EXISTS stage LowCardinality(String),
    ADD COLUMN IF NOT EXISTS owner_name LowCardinality(String),
    ADD COLUMN IF NOT EXISTS branch LowCardinality(String),
    ADD COLUMN IF NOT EXISTS partner LowCardinality(String),
    ADD COLUMN IF NOT EXISTS company LowCardinality(String),
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS coupon LowCardinality(String),
    ADD COLUMN IF NOT EXISTS unknown_reason LowCardinality(String);

DROP VIEW IF EXISTS touchpoints ON CLUSTER `main` SYNC;

DROP VIEW IF EXISTS conversions ON CLUSTER `main` SYNC;

CREATE VIEW IF NOT EXISTS touchpoints ON CLUSTER `main` AS
SELECT * FROM touchpoint_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS conversions ON CLUSTER `main` AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE TABLE IF NOT EXISTS claimed_day_rows_local ON CLUSTER `main`
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    day Date,
    source LowCardinality(String),
    account LowCardinality(String),
    traffic UInt64,
    campaign_id LowCardinality(String),
    campaign LowCardinality(String),
    ad_group_id LowCardinality(String),
    ad_group LowCardinality(String),
    keyword LowCardinality(String),
    setting LowCardinality(String),
    action LowCardinality(String),
    currency LowCardinality(String),
    conversions Nullable(Int64),
    value_micros Nullable(Int64),
    value_base Nullable(Int64)
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/throughline/claimed_day_rows', '{replica}')
PARTITION BY generation ORDER BY (day, owner)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS claimed_day_rows ON CLUSTER `main` AS claimed_day_rows_local
ENGINE = Distributed(`main`, throughline, claimed_day_rows_local, owner);

CREATE VIEW IF NOT EXISTS claimed_rows ON CLUSTER `main` AS
SELECT * FROM claimed_day_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

ALTER TABLE conversion_rows_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS refunds Array(Tuple(id String, day Date, revenue_base Nullable(Int64), margin_base Nullable(Int64)));

ALTER TABLE conversion_rows ON CLUSTER `main` ADD COLUMN IF NOT EXISTS refunds Array(Tuple(id String, day Date, revenue_base Nullable(Int64), margin_base Nullable(Int64)));

DROP VIEW IF EXISTS conversions ON CLUSTER `main` SYNC;

CREATE VIEW IF NOT EXISTS conversions ON CLUSTER `main` AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});
