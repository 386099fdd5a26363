-- What a replay takes out and what it loads instead, from before it removes anything until it is done.
CREATE TABLE IF NOT EXISTS replay_loads
(
    -- Each try of a replay owns its rows, so that a statement of an earlier try finds nothing to remove.
    attempt UUID,
    load UInt64,
    partition UInt32,
    first UInt64,
    last UInt64,
    -- A range to be loaded; else a load that was there before.
    is_batch Bool
)
ENGINE = MergeTree ORDER BY (attempt, load);

-- Tells the same books loaded again from an insert that was sent twice, of which the engine keeps one.
ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS loaded_at DateTime64(6, 'UTC');
