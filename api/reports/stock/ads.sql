-- What ads cost on each day on which the level of a product was told as nothing, and revenue of all goods in the period: a
-- product has its share of the cost of such a day by its share of the revenue.
SELECT sku, sum(cost) AS cost, sum(unknown) AS unknown
FROM levels
INNER JOIN
(
    SELECT day, sum(ifNull(cost_base, 0)) AS cost, countIf(isNull(cost_base)) AS unknown
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE day BETWEEN {from:Date} AND {to:Date}
    GROUP BY day
) AS spent ON spent.day = levels.day
WHERE available <= 0
GROUP BY sku
