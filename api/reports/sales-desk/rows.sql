-- One page of the leads behind a figure, the newest first, with their number.
SELECT toString(conversion_id) AS conversion, toString(items.day) AS day, source, lead_type, if(owner_name = '', 'nobody', owner_name) AS owner, answer,
    response_minutes, is_sold, count() OVER () AS all_rows
FROM items
WHERE has(counts_as, {measure:String}) AND ({name:String} = '' OR name = {name:String})
ORDER BY items.day DESC, conversion_id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
