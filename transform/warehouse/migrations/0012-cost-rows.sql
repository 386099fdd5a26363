-- Copies of a row of costs are one row. Rows of before lost what told them apart: each stays its own.
-- `load` is that of the reading of a part that counts, which is the last one: the mapping of a part may have changed.
ALTER TABLE cost_rows
    ADD COLUMN IF NOT EXISTS row_key UInt64 DEFAULT sipHash64(slice, snapshot, part, row),
    ADD COLUMN IF NOT EXISTS emitted_at DateTime64(6, 'UTC') DEFAULT toDateTime64(0, 6, 'UTC'),
    ADD COLUMN IF NOT EXISTS load UInt64 DEFAULT 0;
