-- Every close with its content, looked up by the months there can be. A month is closed once: of several contents the one made
-- earlier counts, whichever arrived first.
SELECT month, body
FROM
(
    SELECT key, argMin(ifNull(fields['body'], ''), (version, occurred_at, id)) AS body
    FROM entities
    WHERE op = 'upsert' AND key IN
        (SELECT sipHash64('document', {source:String}, {account:String}, concat('close:', formatDateTime(addMonths(toDate('2000-01-01'), number), '%Y-%m')))
         FROM numbers(1200))
    GROUP BY key
) AS stored
INNER JOIN
(
    SELECT formatDateTime(addMonths(toDate('2000-01-01'), number), '%Y-%m') AS month,
        sipHash64('document', {source:String}, {account:String}, concat('close:', month)) AS key
    FROM numbers(1200)
) AS months USING (key)
ORDER BY month
