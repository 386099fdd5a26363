-- One page of the answers behind a figure, the newest first, with their number.
SELECT entity_id AS id, source, toString(day) AS day, survey, channel, score, comment, count() OVER () AS all_rows
FROM answers
WHERE NOT is_previous AND ({name:String} = '' OR name = {name:String}) AND {measure:String} IN ('answers', side)
ORDER BY at DESC, id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
