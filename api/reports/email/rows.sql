-- One page of the messages behind a figure, the newest first; where people are counted, the first event of each.
SELECT toString(id) AS id, toString(day) AS day, campaign, message_type, kind, recipient, count() OVER () AS all_rows
FROM
(
    SELECT id, day, campaign, message_type, substring(type, 9) AS kind, lower(hex(anchor)) AS recipient, at
    FROM items
    WHERE has(counts_as, {measure:String}) AND ({name:String} = '' OR name = {name:String})
    ORDER BY at, id
    LIMIT 1 BY if({measure:String} IN ('opened', 'read', 'clicked'), cityHash64(campaign, anchor), cityHash64(id))
)
ORDER BY at DESC, id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
