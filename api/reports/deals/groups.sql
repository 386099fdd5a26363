-- One row a group, and one over all of them.
SELECT grouping(items.name) = 1 AS is_total, items.name AS name, count() AS deals, countIf(status = 'open') AS open_deals,
    countIf(status = 'won') AS won, countIf(status = 'lost') AS lost,
    sum(ifNull(items.amount, 0)) AS known_amount, countIf(isNull(items.amount)) AS unknown_amount,
    sum(ifNull(items.margin, 0)) AS known_margin, countIf(isNull(items.margin)) AS unknown_margin,
    countIf(items.touches = 0) AS without_touch,
    quantileExactInclusiveOrNull(0.5)(items.age_days) AS age, quantileExactInclusiveOrNull(0.5)(items.stage_days) AS in_stage
FROM items
GROUP BY GROUPING SETS ((name), ())
ORDER BY is_total, deals DESC, name
