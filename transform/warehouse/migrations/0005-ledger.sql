-- The ledger says of each touch where it stands in the journey; credit under any rule model follows from
-- that when it is read. Both are derived: the first derivation on this schema rebuilds them.

DROP VIEW IF EXISTS credit;
DROP VIEW IF EXISTS journeys;
DROP VIEW IF EXISTS conversions;
DROP TABLE IF EXISTS credit_rows;
DROP TABLE IF EXISTS journey_rows;

-- How somebody came, down to the keyword and the ad. Content-addressed: a row never changes.
CREATE TABLE IF NOT EXISTS ways
(
    way UInt64,
    traffic UInt64,
    campaign String,
    campaign_id String,
    ad_group String,
    keyword String,
    content String
)
ENGINE = ReplacingMergeTree ORDER BY way;

ALTER TABLE touchpoint_rows ADD COLUMN IF NOT EXISTS way UInt64
    MATERIALIZED sipHash64(traffic, toString(campaign), toString(campaign_id), toString(ad_group), toString(keyword), toString(content));

-- When the lead and the opportunity that led to a sale were created; the conversion's own time where that is unknown.
ALTER TABLE conversion_rows ADD COLUMN IF NOT EXISTS lead_at DateTime64(6, 'UTC') DEFAULT at;
ALTER TABLE conversion_rows ADD COLUMN IF NOT EXISTS opportunity_at DateTime64(6, 'UTC') DEFAULT at;

-- Conversion × touch. A conversion without a touch inside the window has one row, with `touch_id` 0.
CREATE TABLE IF NOT EXISTS journey_rows
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
    -- Touch 3 of 7, of the second of three channels, of which it is touch 1 of 2. All count from 1.
    touch_seq UInt32,
    touches UInt32,
    channel_seq UInt32,
    channels UInt32,
    channel_touch_seq UInt32,
    channel_touches UInt32,
    -- Touches of the journey that a rule asks for, as numbers of touches.
    first_non_direct UInt32,
    last_non_direct UInt32,
    first_paid UInt32,
    last_paid UInt32,
    -- The last touch before the lead (the opportunity) was created.
    lead_touch UInt32,
    opportunity_touch UInt32,
    -- Time decay of all touches up to the one before and up to this one, in billionths of the journey's.
    decay_from UInt32,
    decay_upto UInt32
)
ENGINE = MergeTree PARTITION BY generation ORDER BY (payment_day, owner, conversion_id, touch_seq);

CREATE VIEW IF NOT EXISTS conversions AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64});

CREATE VIEW IF NOT EXISTS journeys AS
SELECT * FROM journey_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
