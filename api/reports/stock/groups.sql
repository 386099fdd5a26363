-- One row a product.
SELECT told.sku AS sku, goods.title AS title, told.day AS level_day, told.available AS available, told.incoming AS incoming, told.days AS days,
    told.days_out AS days_out, ifNull(sold.units, 0) AS units, ifNull(sold.waiting, 0) AS waiting, ifNull(sold.revenue, 0) AS revenue
FROM
(
    SELECT sku, argMax(levels.available, levels.day) AS available, argMax(levels.incoming, levels.day) AS incoming, count() AS days,
        countIf(levels.available <= 0) AS days_out, toString(max(levels.day)) AS day
    FROM levels GROUP BY sku
) AS told
LEFT JOIN
(
    SELECT sku, sumIf(ordered.units, day >= {from:Date}) AS units, sumIf(kept, waits) AS waiting, sumIf(net, day >= {from:Date}) AS revenue
    FROM ordered GROUP BY sku
) AS sold ON sold.sku = told.sku
LEFT JOIN goods ON goods.sku = told.sku
ORDER BY sku
