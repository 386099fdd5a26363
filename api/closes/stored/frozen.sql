-- The facts of a close as they were frozen, page by page. A page was told once; a copy of it is the same.
SELECT number + {first:UInt32} AS page, body
FROM
(
    SELECT key, argMin(ifNull(fields['body'], ''), (version, occurred_at, id)) AS body
    FROM entities
    WHERE op = 'upsert' AND key IN
        (SELECT sipHash64('document', {source:String}, {account:String}, concat('close_facts:', {list:String}, '.', toString(number + {first:UInt32})))
         FROM numbers({pages:UInt32}))
    GROUP BY key
) AS stored
INNER JOIN
(
    SELECT number, sipHash64('document', {source:String}, {account:String}, concat('close_facts:', {list:String}, '.', toString(number + {first:UInt32}))) AS key
    FROM numbers({pages:UInt32})
) AS asked USING (key)
ORDER BY page
