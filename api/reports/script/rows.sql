-- One page of the calls behind a figure, the newest first, with their number.
SELECT entity_id AS id, source, toString(day) AS on_day, operator, point, if(is_kept, 'yes', 'no') AS kept, if(is_sold, 'yes', 'no') AS bought,
    count() OVER () AS all_rows
FROM items
WHERE point = {point:String} AND multiIf({measure:String} = 'kept', is_kept, {measure:String} = 'sold_kept', is_kept AND is_sold,
    {measure:String} = 'sold_missed', NOT is_kept AND is_sold, true)
ORDER BY at DESC, id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
