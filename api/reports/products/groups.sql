-- One row a product or category, and one over all of them.
SELECT grouping(lines.name) = 1 AS is_total, lines.name AS name, any(product_name) AS title, any(category) AS category,
    uniqExact(order_key) AS orders, sum(units_sold) AS units, sum(units_sold - units_kept) AS returned,
    sum(ifNull(kept_revenue, 0)) AS kept_money, countIf(isNull(kept_revenue)) AS unknown_revenue,
    sum(ifNull(discounts, 0)) AS discount, sum(ifNull(revenue, 0)) AS gross,
    sum(ifNull(margin, 0)) AS margin_money, countIf(isNull(margin)) AS unknown_margin,
    -- Orders that hold something else as well.
    uniqExactIf(order_key, names > 1) AS attached
FROM (SELECT *, uniqExact(name) OVER (PARTITION BY order_key) AS names FROM lines) AS lines
GROUP BY GROUPING SETS ((name), ())
ORDER BY is_total, if(unknown_revenue = 0, kept_money, 0) DESC, name
