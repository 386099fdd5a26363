-- One row a name and partner; `unrated` is of sales that do not tell their commission.
SELECT name, sales.partner AS partner, count() AS sales, countIf(is_first_purchase) AS first_sales,
    sum(ifNull(sales.revenue, 0)) AS revenue, countIf(isNull(sales.revenue)) AS unknown_revenue,
    sum(ifNull(sales.margin, 0)) AS margin, countIf(isNull(sales.margin)) AS unknown_margin,
    sumIf(ifNull(fee, 0), has_fee) AS told, countIf(has_fee AND isNull(fee)) AS unknown_told, countIf(NOT has_fee) AS unrated,
    sumIf(ifNull(sales.revenue, 0), NOT has_fee) AS unrated_revenue, countIf(NOT has_fee AND isNull(sales.revenue)) AS unknown_unrated_revenue,
    sumIf(ifNull(sales.margin, 0), NOT has_fee) AS unrated_margin, countIf(NOT has_fee AND isNull(sales.margin)) AS unknown_unrated_margin,
    groupUniqArrayArray(unlisted) AS unlisted
FROM sales
GROUP BY name, partner
