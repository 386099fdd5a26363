-- The lists in each part of the period, and in all of it: `part` 0.
SELECT number - 1 AS part, name,
    countIf(first_day < since AND (isNull(last_day) OR last_day >= since)) AS at_start,
    countIf(first_day BETWEEN since AND upto) AS subscribed,
    countIf(last_day BETWEEN since AND upto AND why = 'unsubscribed') AS unsubscribed,
    countIf(last_day BETWEEN since AND upto AND why = 'bounced') AS bounced,
    countIf(last_day BETWEEN since AND upto AND why = 'complained') AS complained,
    countIf(last_day BETWEEN since AND upto AND why = 'removed') AS removed,
    countIf(first_day <= upto AND (isNull(last_day) OR last_day > upto)) AS at_end
FROM members
ARRAY JOIN arrayEnumerate({since:Array(Date)}) AS number, {since:Array(Date)} AS since, {upto:Array(Date)} AS upto
WHERE NOT is_undated
GROUP BY part, name
HAVING at_start + subscribed > 0
ORDER BY part, name
