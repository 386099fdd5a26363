-- One page of the subscribers behind a figure, the last ones that came first.
SELECT lower(hex(key)) AS subscriber, source, list, medium, toString(first_day) AS since, ifNull(toString(last_day), '') AS left_on, why,
    count() OVER () AS all_rows
FROM members
WHERE NOT is_undated AND ({name:String} = '' OR name = {name:String}) AND
    multiIf({measure:String} = 'at_start', first_day < {from:Date} AND (isNull(last_day) OR last_day >= {from:Date}),
        {measure:String} = 'subscribed', first_day BETWEEN {from:Date} AND {to:Date},
        {measure:String} = 'at_end', first_day <= {to:Date} AND (isNull(last_day) OR last_day > {to:Date}),
        ifNull(last_day BETWEEN {from:Date} AND {to:Date}, false) AND why = {measure:String})
ORDER BY first_day DESC, key
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
