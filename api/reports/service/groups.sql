-- One row a group, and one over all of them.
SELECT grouping(items.name) = 1 AS is_total, items.name AS name, count() AS requests, countIf(has(counts_as, 'answered')) AS answered,
    quantileExactInclusiveOrNull(0.5)(items.response_minutes) AS response, countIf(has(counts_as, 'solved')) AS solved,
    quantileExactInclusiveOrNull(0.5)(items.hours) AS hours, countIf(has(counts_as, 'reopened')) AS reopened,
    countIf(has(counts_as, 'repeated')) AS repeated, avgOrNull(items.rating) AS rating
FROM items
GROUP BY GROUPING SETS ((name), ())
ORDER BY is_total, if({by:String} = 'month', 0, requests) DESC, name
