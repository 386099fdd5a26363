-- One row a name, and one over all of them.
SELECT grouping(sales.name) = 1 AS is_total, sales.name AS name, count() AS sales, countIf(is_known) AS known, countIf(is_online) AS online,
    countIf(branch = 'not_told') AS without_branch, quantileExactInclusiveIf(0.5)(ifNull(days, 0), is_online) AS middle_days,
    sum(ifNull(sales.revenue, 0)) AS revenue, countIf(isNull(sales.revenue)) AS unknown_revenue,
    sum(ifNull(sales.margin, 0)) AS margin, countIf(isNull(sales.margin)) AS unknown_margin,
    sumIf(ifNull(sales.revenue, 0), is_online) AS online_revenue, countIf(is_online AND isNull(sales.revenue)) AS unknown_online_revenue,
    sumIf(ifNull(sales.margin, 0), is_online) AS online_margin, countIf(is_online AND isNull(sales.margin)) AS unknown_online_margin
FROM sales
GROUP BY GROUPING SETS ((name), ())
ORDER BY is_total, if({by:String} = 'month', 0, sales) DESC, name
