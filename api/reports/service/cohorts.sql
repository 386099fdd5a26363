-- One row a month of first sales.
SELECT name, count() AS customers, countIf(has(counts_as, 'reached')) AS reached, quantileExactInclusiveOrNull(0.5)(items.value_days) AS value_days,
    countIf(has(counts_as, 'asked')) AS asked, countIf(has(counts_as, 'again')) AS again, countIf(is_mature) AS mature,
    countIf(is_mature AND has(counts_as, 'again')) AS mature_again
FROM items
GROUP BY name
ORDER BY name
