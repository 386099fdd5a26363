-- What cannot be derived and is set aside, so that it does not stop the rest: one row for each identifier of a person,
-- each slice of a block of costs, and each entity or slice whose state cannot be told. What is said last counts.
CREATE TABLE IF NOT EXISTS underivable
(
    -- entity, slice, identifier, person or cost: the step of the derivation that fails.
    kind String,
    key UInt64,
    -- The person or the block that the key belongs to.
    unit UInt64,
    error String,
    -- It takes more time or memory than there is: only a rebuild or another version of the program tries again.
    is_exhausted Bool,
    since DateTime64(6, 'UTC'),
    tried_at DateTime64(6, 'UTC'),
    attempts UInt32,
    -- Of the program that tried last: another one tries again.
    version String,
    -- False once it could be derived.
    is_open Bool,
    noted_at DateTime64(6, 'UTC')
)
ENGINE = ReplacingMergeTree(noted_at) ORDER BY (kind, key);

-- How much is set aside now: people, entities, and blocks of costs or exchange rates. Always one row.
CREATE VIEW IF NOT EXISTS set_aside AS
SELECT uniqExactIf(unit, kind IN ('person', 'identifier')) AS people, uniqExactIf(unit, kind = 'entity') AS entities,
    uniqExactIf(unit, kind IN ('slice', 'cost')) AS blocks
FROM underivable FINAL
WHERE is_open;

-- Texts that identify nobody and were dropped from a delivery's records, by the type of identifier.
ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS placeholders Map(LowCardinality(String), UInt32);
