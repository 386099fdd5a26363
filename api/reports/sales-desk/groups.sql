-- One row a group, and one over all of them.
SELECT grouping(items.name) = 1 AS is_total, items.name AS name, count() AS leads, countIf(answer = 'in_time') AS in_time,
    countIf(answer = 'late') AS late, countIf(answer = 'never') AS never, countIf(answer = 'pending') AS pending,
    countIf(is_sold) AS sold, if(in_time + late = 0, NULL, quantileExactIf(0.5)(response_minutes, isNotNull(response_minutes))) AS response,
    -- Whether any source tells of answers at all.
    (SELECT count() FROM contacts) AS told
FROM items
GROUP BY GROUPING SETS ((name), ())
ORDER BY is_total, if({by:String} = 'month', 0, leads) DESC, name
