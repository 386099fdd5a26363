-- What was brought in. Every table here can be rebuilt from the log; everything in 0002 from these.

-- `load` is the log range that brought a row: a range that is loaded again after a crash knows its own.
-- Identical copies of a fact collapse in the background; readers take one row an id (smallest hash).
CREATE TABLE IF NOT EXISTS events
(
    id UUID,
    hash UInt64,
    type LowCardinality(String),
    name LowCardinality(String),
    source LowCardinality(String),
    account LowCardinality(String),
    -- Hashes of "type:value", the narrowest first; the anchor is the first of them, 0 where there is none.
    anchor UInt64,
    identifiers Array(UInt64),
    occurred_at DateTime64(6, 'UTC'),
    session_id String,
    -- Key into `traffic`; 0 where the event says nothing of how the visitor came.
    traffic UInt64,
    campaign String,
    campaign_id String,
    ad_group String,
    keyword String,
    content String,
    page_url String,
    -- The block that this event is a part of, and the snapshot of it; 0 for an event of its own.
    slice UInt64,
    snapshot UInt64,
    is_test Bool,
    is_bot Bool,
    load UInt64,
    INDEX by_snapshot snapshot TYPE bloom_filter GRANULARITY 4
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (anchor, occurred_at, id, hash, snapshot)
SETTINGS non_replicated_deduplication_window = 1000;

-- Versions of changing things. `fields` holds canonical names; identifiers stand in it as "id.<role>".
CREATE TABLE IF NOT EXISTS entities
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
ENGINE = ReplacingMergeTree
ORDER BY (key, version, id)
SETTINGS non_replicated_deduplication_window = 1000;

-- Which entities ever carried an identifier (a superset of those that carry it now).
CREATE TABLE IF NOT EXISTS entity_index (identifier UInt64, key UInt64)
ENGINE = ReplacingMergeTree ORDER BY (identifier, key)
SETTINGS non_replicated_deduplication_window = 1000;

-- Identifiers as people know them (e-mail and phone hashed unless configured otherwise).
CREATE TABLE IF NOT EXISTS identifiers (identifier UInt64, type LowCardinality(String), value String)
ENGINE = ReplacingMergeTree ORDER BY identifier
SETTINGS non_replicated_deduplication_window = 1000;

-- Two identifiers in one event are one person's. Both directions; `slice` and `snapshot` as in `events`.
CREATE TABLE IF NOT EXISTS identity_edges (a UInt64, b UInt64, slice UInt64, snapshot UInt64)
ENGINE = ReplacingMergeTree ORDER BY (a, b, slice, snapshot)
SETTINGS non_replicated_deduplication_window = 1000;

-- Arrived parts of restated blocks. The newest complete snapshot of a block is the one that counts.
CREATE TABLE IF NOT EXISTS slices
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
ENGINE = ReplacingMergeTree ORDER BY (slice, snapshot, part, snapshot_at)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS cost_rows
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
ENGINE = ReplacingMergeTree ORDER BY (slice, snapshot, part, row)
SETTINGS non_replicated_deduplication_window = 1000;

-- Units of `quote` for one unit of `base` on a day.
CREATE TABLE IF NOT EXISTS fx_rows
(
    slice UInt64,
    snapshot UInt64,
    day Date,
    base LowCardinality(String),
    quote LowCardinality(String),
    rate Decimal(30, 12)
)
ENGINE = ReplacingMergeTree ORDER BY (slice, snapshot, day, base, quote)
SETTINGS non_replicated_deduplication_window = 1000;

-- Distinct ways in which visitors came, each with its channel and the rule that decided it.
CREATE TABLE IF NOT EXISTS traffic
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
ENGINE = ReplacingMergeTree(classified_at) ORDER BY traffic;

-- Records that could never be read, with their bytes.
CREATE TABLE IF NOT EXISTS bad_rows
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
ENGINE = ReplacingMergeTree(updated_at) ORDER BY id
SETTINGS non_replicated_deduplication_window = 1000;

-- What became of each delivery: the books of "accepted = stored + rejected".
CREATE TABLE IF NOT EXISTS deliveries
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
ENGINE = ReplacingMergeTree ORDER BY (partition, offset)
SETTINGS non_replicated_deduplication_window = 1000;

-- What has to be derived anew: identifiers, entities and slices that a load touched.
CREATE TABLE IF NOT EXISTS dirty (batch UInt64, kind LowCardinality(String), key UInt64)
ENGINE = MergeTree PARTITION BY batch ORDER BY (kind, key);
