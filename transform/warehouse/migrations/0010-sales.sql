-- One sale may be told by several systems: a shop's order, the deal of a CRM, the purchase event of web
-- analytics. What they have in common is a number; `sale` is its hash.

-- The transaction that a purchase or a refund is about; 0 and empty where it names none.
ALTER TABLE events ADD COLUMN IF NOT EXISTS transaction_id String;
ALTER TABLE events ADD COLUMN IF NOT EXISTS sale UInt64;
-- Null where the event does not tell it in a currency.
ALTER TABLE events ADD COLUMN IF NOT EXISTS value_micros Nullable(Int64);
ALTER TABLE events ADD COLUMN IF NOT EXISTS currency LowCardinality(String);

-- Where events that name a sale are found (a superset of where they are now).
CREATE TABLE IF NOT EXISTS sale_anchors (sale UInt64, anchor UInt64)
ENGINE = ReplacingMergeTree ORDER BY (sale, anchor)
SETTINGS non_replicated_deduplication_window = 1000;

-- Numbers by which an order or a deal may be named elsewhere, and which of them ever had one (a superset).
ALTER TABLE entity_states ADD COLUMN IF NOT EXISTS sales Array(UInt64);

CREATE TABLE IF NOT EXISTS sale_index (generation UInt32, revision UInt64, sale UInt64, key UInt64)
ENGINE = MergeTree PARTITION BY generation ORDER BY (sale, key);

-- Null where the money of a sale is not known.
ALTER TABLE conversion_rows MODIFY COLUMN IF EXISTS revenue_micros Nullable(Int64);
-- `order`, `deal` or `purchase`: which of the systems that tell a sale its money was taken from.
ALTER TABLE conversion_rows ADD COLUMN IF NOT EXISTS source_of_money LowCardinality(String);

DROP VIEW IF EXISTS conversions;

CREATE VIEW IF NOT EXISTS conversions AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
