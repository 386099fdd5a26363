SELECT entity_id AS id, source, toString(fromUnixTimestamp64Micro(at_us, 'UTC')) AS occurred_at, number, count() OVER () AS all_calls
FROM missed
ORDER BY at_us DESC, id
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
