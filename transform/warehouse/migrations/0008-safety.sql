-- What tells a warehouse from another one, and a whole warehouse from a damaged one.

-- One row: made with the first start on the warehouse. Of several the oldest counts.
CREATE TABLE IF NOT EXISTS warehouse_id (id UUID, made_at DateTime64(6, 'UTC'))
ENGINE = MergeTree ORDER BY made_at;

-- The parts on disk that a published state stands on; the latest counts. A merge covers the blocks of what it
-- merged, so a part of this list that no part covers any more was lost.
CREATE TABLE IF NOT EXISTS part_manifests
(
    -- Always 1, so that merges leave the latest only.
    one UInt8,
    revision UInt64,
    generation UInt32,
    kept_at DateTime64(6, 'UTC'),
    parts Array(Tuple(table String, partition String, first Int64, last Int64, rows UInt64))
)
ENGINE = ReplacingMergeTree(kept_at) ORDER BY one;
