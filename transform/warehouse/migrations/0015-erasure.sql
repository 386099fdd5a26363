-- Records about people who were erased, and no longer stored: they are left out of `accepted` and the other counts.
ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS erased UInt32;

-- What an erasure that is under way takes out; empty while there is none. Of a `kind`: an identifier, a number
-- that others may bear too, an entity, a person, a bad row, or a place of the log with its erased records.
CREATE TABLE IF NOT EXISTS erase_targets
(
    kind LowCardinality(String),
    key UInt64,
    id UUID,
    partition UInt32,
    offset UInt64,
    records UInt32
)
ENGINE = MergeTree ORDER BY (kind, key)
