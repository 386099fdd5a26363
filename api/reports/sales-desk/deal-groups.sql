-- One row a stage or reason, and of reasons one over all of them; a deal goes through many stages.
SELECT grouping(items.name) = 1 AS is_total, items.name AS name, count() AS deals, countIf(has(counts_as, 'went_on')) AS went_on,
    countIf(has(counts_as, 'lost')) AS lost, countIf(has(counts_as, 'stands')) AS stands,
    sum(intDiv(ifNull(amount, 0), 10000)) AS money, countIf(isNull(amount)) AS unknown,
    countIf(has_left) AS left_count, if(left_count = 0, NULL, quantileExactIf(0.5)(items.days, has_left)) AS days
FROM items
GROUP BY GROUPING SETS ((name), ())
ORDER BY is_total, deals DESC, name
