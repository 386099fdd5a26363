-- One page of the calls behind a figure, the newest first, with their number.
SELECT entity_id AS id, source, toString(day) AS day, toUnixTimestamp64Micro(at) AS at, operator, channel, number, outcome,
    wait_seconds, talk_seconds, response_minutes, certainty, count() OVER () AS all_rows
FROM items
WHERE has(counts_as, {measure:String}) AND ({name:String} = '' OR name = {name:String})
ORDER BY at DESC, id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
