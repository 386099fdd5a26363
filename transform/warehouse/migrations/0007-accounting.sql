-- Records that were read and left out: how many, and for which reasons.
ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS skipped UInt32;

ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS skips
    Array(Tuple(code String, subject String, message String, records UInt32));

-- How many records a bad row stands for: equal ones are one row, and so are very many of one reason.
ALTER TABLE bad_rows ADD COLUMN IF NOT EXISTS records UInt32 DEFAULT 1;

-- Ranges of the log that a process has begun to load and did not come back from: what ends processes is found by it.
CREATE TABLE IF NOT EXISTS load_attempts
(
    partition UInt32,
    first UInt64,
    last UInt64,
    process UUID,
    open Bool,
    noted_at DateTime64(6, 'UTC')
)
ENGINE = ReplacingMergeTree(noted_at) ORDER BY (partition, first, last, process);
