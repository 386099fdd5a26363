-- One page of the records behind a figure, the newest first, with the sums over all of them.
SELECT toString(toDate(items.at, {timezone:String})) AS on_day, toUnixTimestamp64Micro(items.at) AS at_us, signal, channel, shown_campaign AS campaign, source, id,
    lower(hex(unit)) AS shared, times, seconds, if(conversion = 0, '', toString(conversion)) AS opens, toString(revenue) AS worth,
    count() OVER () AS all_rows, sum(ifNull(revenue, 0)) OVER () AS all_revenue, countIf(isNull(revenue)) OVER () AS all_unknown
FROM items
WHERE signal = {signal:String} AND channel = {channel:String} AND lowerUTF8(shown_campaign) = lowerUTF8({campaign:String})
  AND ({measure:String} = 'examined' OR is_found)
ORDER BY items.at DESC, id
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
