-- Records that were read and left out: how many, and for which reasons.
ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS skipped UInt32;

ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS skips
    Array(Tuple(code String, subject String, message String, records UInt32));
