-- Answers of the attribution report that somebody wants to keep as they are, whatever comes in later.
CREATE TABLE IF NOT EXISTS attribution_runs
(
    id UUID,
    -- Models, parameters and data range, as canonical JSON.
    question String,
    -- Of the attribution library.
    version UInt32,
    -- Of all facts that it was made of: equal where the same would come out again.
    fingerprint String,
    revision UInt64,
    created_at DateTime64(6, 'UTC'),
    created_by String,
    -- The report as JSON.
    report String
)
ENGINE = ReplacingMergeTree ORDER BY (question, id);
