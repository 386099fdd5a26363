-- What several processes have to know of one another.

-- The load that a delivery came with; while `dirty` names that load, its facts are not yet derived.
ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS load UInt64;

-- Files that were taken in: the deliveries they were cut into, and the first offset behind them in each partition.
CREATE TABLE IF NOT EXISTS imports
(
    import_id String,
    source LowCardinality(String),
    account LowCardinality(String),
    deliveries UInt32,
    offsets Array(UInt64),
    started_at DateTime64(6, 'UTC')
)
ENGINE = ReplacingMergeTree(started_at) ORDER BY import_id;

-- Work that was asked for and that only the process that derives may do.
CREATE TABLE IF NOT EXISTS operations
(
    id UUID,
    kind LowCardinality(String),
    -- As JSON.
    parameters String,
    state LowCardinality(String),
    progress Float64,
    error String,
    requested_at DateTime64(6, 'UTC'),
    -- Grows with each word on the operation, whatever the clocks of those who write it say.
    step UInt32
)
ENGINE = ReplacingMergeTree(step) ORDER BY id;
