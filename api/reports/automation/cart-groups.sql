-- Carts that were left, with a reminder and without one.
SELECT name, count() AS carts, countIf(is_bought) AS bought, sum(ifNull(revenue, 0)) AS money, sum(ifNull(margin, 0)) AS margin_money,
    countIf(isNull(revenue)) AS unknown_revenue, countIf(isNull(margin)) AS unknown_margin
FROM carts GROUP BY name ORDER BY name DESC
