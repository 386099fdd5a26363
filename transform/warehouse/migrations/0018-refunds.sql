-- What was paid back of a sale, each part on its own day, in the base currency at the rate of the sale: what was sold is what
-- was kept (`revenue_base`) and all of it together. Null is not known. The first derivation on this schema fills the column:
-- it makes the tables anew.
ALTER TABLE conversion_rows
    ADD COLUMN IF NOT EXISTS refunds Array(Tuple(id String, day Date, revenue_base Nullable(Int64), margin_base Nullable(Int64)));

DROP VIEW IF EXISTS conversions;

CREATE VIEW IF NOT EXISTS conversions AS
SELECT * FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
  AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
