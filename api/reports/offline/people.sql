-- One page of the people behind a figure of an event, the newest first, with their number.
SELECT toString(first_day) AS day, event, arrayStringConcat(things, ', ') AS did, lower(hex(present.person)) AS person,
    count() OVER () AS all_rows
FROM present
WHERE multiIf({measure:String} = 'registered', registered, {measure:String} = 'attended', attended,
          {measure:String} = 'requests', requests, true)
  AND ({name:Nullable(String)} IS NULL OR event = {name:Nullable(String)})
ORDER BY first_day DESC, event, person
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
