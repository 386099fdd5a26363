CREATE TEMPORARY TABLE IF NOT EXISTS stage_traffic
(
    tuple String,
    source String,
    medium String,
    channel String,
    channel_ga4 String,
    reason String,
    conflict Bool,
    paid Bool,
    rules_version String
)
ENGINE = Memory
