-- How many months are closed, and a name for all that was written about them.
SELECT toString(uniqExact(key)) AS closes, hex(arraySum(groupUniqArray(sipHash64(id)))) AS name
FROM entities
WHERE op = 'upsert' AND key IN
    (SELECT sipHash64('document', {source:String}, {account:String}, concat('close:', formatDateTime(addMonths(toDate('2000-01-01'), number), '%Y-%m')))
     FROM numbers(1200))
