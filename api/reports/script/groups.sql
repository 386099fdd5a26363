-- One row a point of the script, those of most calls first.
SELECT point, count() AS calls, countIf(is_kept) AS kept, countIf(is_kept AND is_sold) AS sold_kept,
    countIf(NOT is_kept AND is_sold) AS sold_missed
FROM items
GROUP BY point
ORDER BY calls DESC, point
