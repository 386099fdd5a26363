-- Everything here follows from the facts. A row belongs to an owner (a person, or a slice for costs)
-- and to the revision that wrote it. A revision becomes visible, as a whole, by one row in
-- `publications`; what it replaces is named in `superseded`. A rebuild writes a new generation.

CREATE TABLE IF NOT EXISTS publications
(
    generation UInt32,
    revision UInt64,
    published_at DateTime64(6, 'UTC'),
    -- What it was derived with; other settings ask for a rebuild.
    settings String
)
ENGINE = MergeTree ORDER BY revision;

CREATE TABLE IF NOT EXISTS owner_revisions (generation UInt32, owner UInt64, revision UInt64)
ENGINE = MergeTree PARTITION BY generation ORDER BY (owner, revision);

CREATE TABLE IF NOT EXISTS superseded (generation UInt32, owner UInt64, revision UInt64, by_revision UInt64)
ENGINE = MergeTree PARTITION BY generation ORDER BY by_revision;

CREATE TABLE IF NOT EXISTS entity_states
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
ENGINE = MergeTree PARTITION BY generation ORDER BY (key, revision);

CREATE TABLE IF NOT EXISTS slice_states (generation UInt32, revision UInt64, slice UInt64, type LowCardinality(String), snapshot UInt64)
ENGINE = MergeTree PARTITION BY generation ORDER BY (slice, revision);

-- The person of each identifier; a capped identifier is shared by too many to join anybody.
CREATE TABLE IF NOT EXISTS identity_map (generation UInt32, revision UInt64, identifier UInt64, person UInt64, capped Bool)
ENGINE = MergeTree PARTITION BY generation ORDER BY (identifier, revision);

CREATE TABLE IF NOT EXISTS identity_members (generation UInt32, revision UInt64, person UInt64, identifier UInt64)
ENGINE = MergeTree PARTITION BY generation ORDER BY (person, revision);

CREATE TABLE IF NOT EXISTS touchpoint_rows
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
ENGINE = MergeTree PARTITION BY generation ORDER BY (day, owner, touch_id);

CREATE TABLE IF NOT EXISTS conversion_rows
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
    -- End of the journey: touches after it cannot have led here.
    at DateTime64(6, 'UTC'),
    lead_day Date,
    deal_day Date,
    payment_day Date,
    is_first_purchase Bool,
    currency LowCardinality(String),
    -- Net of tax, shipping and refunds, as sold.
    revenue_micros Int64,
    margin_micros Nullable(Int64),
    -- The same in the base currency at the rate of the payment day, in whole minor units; null without a rate.
    revenue_base Nullable(Int64),
    margin_base Nullable(Int64)
)
ENGINE = MergeTree PARTITION BY generation ORDER BY (owner, conversion_id);

-- The ledger: which touches preceded which conversion inside the lookback window.
CREATE TABLE IF NOT EXISTS journey_rows
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
ENGINE = MergeTree PARTITION BY generation ORDER BY (owner, conversion_id, touch_seq);

-- Shares are billionths of the conversion; money is in minor units scaled to micros. They add up exactly.
CREATE TABLE IF NOT EXISTS credit_rows
(
    generation UInt32,
    revision UInt64,
    owner UInt64,
    model LowCardinality(String),
    kind LowCardinality(String),
    conversion_id UInt64,
    -- 0 for the part that no touch inside the window can claim.
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
ENGINE = MergeTree PARTITION BY generation ORDER BY (model, kind, payment_day, owner);

CREATE TABLE IF NOT EXISTS cost_day_rows
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
    -- Without VAT, in the base currency at the rate of the day; null without a rate.
    cost_base Nullable(Int64),
    impressions UInt64,
    clicks UInt64
)
ENGINE = MergeTree PARTITION BY generation ORDER BY (day, owner);

-- Readers name the state they read (`generation`, `revision`), so that all parts of an answer agree.
CREATE VIEW IF NOT EXISTS touchpoints AS
SELECT * FROM touchpoint_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS conversions AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS journeys AS
SELECT * FROM journey_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS credit AS
SELECT * FROM credit_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS cost_daily AS
SELECT * FROM cost_day_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});
