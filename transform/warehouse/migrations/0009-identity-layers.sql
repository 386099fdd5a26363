-- People are decided layer by layer, so that what is tied together may still be several people. The first
-- derivation on this schema rebuilds them.

-- What is tied together by identifiers that are not crowded: whoever touches one of a cluster may change
-- the people of all of it, and nobody else.
CREATE TABLE IF NOT EXISTS identity_clusters (generation UInt32, revision UInt64, cluster UInt64, identifier UInt64)
ENGINE = MergeTree PARTITION BY generation ORDER BY (cluster, revision);

-- A wide identifier (`capped`) joins nobody. It is crowded where its own facts decide that: too many
-- neighbours, a sale number that does not name one order; else the people beside it contradict each other.
ALTER TABLE identity_map ADD COLUMN IF NOT EXISTS crowded Bool;
ALTER TABLE identity_map ADD COLUMN IF NOT EXISTS cluster UInt64
