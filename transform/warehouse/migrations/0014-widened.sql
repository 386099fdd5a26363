-- What an event tells beside what happened and how its visitor came. Rows of before have contract 1: they
-- were stored without these columns. Of one event id the highest contract counts, so that reading the log
-- again fills them.
ALTER TABLE events
    ADD COLUMN IF NOT EXISTS contract UInt8 DEFAULT 1,
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
    -- Two bits each from the lowest: analytics, ads, user data, personalisation; 0 unknown, 1 granted, 2 denied.
    ADD COLUMN IF NOT EXISTS consent UInt8,
    -- Properties, items and ids that were beyond the bounds of the contract.
    ADD COLUMN IF NOT EXISTS cut UInt32,
    ADD COLUMN IF NOT EXISTS is_internal Bool;

ALTER TABLE entities ADD COLUMN IF NOT EXISTS is_internal Bool;

ALTER TABLE cost_rows
    ADD COLUMN IF NOT EXISTS ad_id String,
    ADD COLUMN IF NOT EXISTS creative LowCardinality(String),
    ADD COLUMN IF NOT EXISTS landing String CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS network LowCardinality(String),
    ADD COLUMN IF NOT EXISTS placement LowCardinality(String),
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS country LowCardinality(String),
    ADD COLUMN IF NOT EXISTS objective LowCardinality(String),
    -- Of the cost as billed; null where the bill does not say.
    ADD COLUMN IF NOT EXISTS vat_micros Nullable(Int64),
    ADD COLUMN IF NOT EXISTS fee_micros Nullable(Int64),
    ADD COLUMN IF NOT EXISTS discount_micros Nullable(Int64),
    ADD COLUMN IF NOT EXISTS views Nullable(UInt64),
    ADD COLUMN IF NOT EXISTS reach Nullable(UInt64),
    -- What the platform claims as its doing: setting, action, conversions in millionths, value in micros.
    ADD COLUMN IF NOT EXISTS claims Nested
    (
        setting LowCardinality(String), action LowCardinality(String), conversions Nullable(Int64), value Nullable(Int64)
    ),
    ADD COLUMN IF NOT EXISTS is_provisional Bool;

-- Blocks of figures that are neither costs of ads nor rates; what they may hold says the table of kinds.
CREATE TABLE IF NOT EXISTS measure_rows
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
    -- Millionths.
    metrics Map(LowCardinality(String), Int64),
    emitted_at DateTime64(6, 'UTC'),
    hash UInt64 MATERIALIZED sipHash64(day, until, dimensions, metrics)
)
ENGINE = ReplacingMergeTree ORDER BY (type, slice, snapshot, part, row_key, emitted_at, hash)
SETTINGS non_replicated_deduplication_window = 1000
