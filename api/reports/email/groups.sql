-- One row a group, and one over all of them.
SELECT is_total, name, message_type, sent, delivered, bounced, opened, read, clicked, unsubscribed, complained, orders,
    revenue, margin, unknown_revenue, unknown_margin
FROM
(
    SELECT grouping(items.name) = 1 AS is_total, items.name AS name,
        if(uniqExact(items.message_type) = 1, any(items.message_type), '') AS message_type,
        countIf(type = 'message_sent') AS sent, countIf(type = 'message_delivered') AS delivered,
        countIf(type = 'message_bounced') AS bounced,
        uniqExactIf((campaign, anchor), has(counts_as, 'opened')) AS opened, uniqExactIf((campaign, anchor), has(counts_as, 'read')) AS read,
        uniqExactIf((campaign, anchor), type = 'message_clicked') AS clicked,
        countIf(type = 'message_unsubscribed') AS unsubscribed, countIf(type = 'message_complained') AS complained
    FROM items
    GROUP BY GROUPING SETS ((name), ())
) AS counted
FULL JOIN
(
    SELECT grouping(sales.name) = 1 AS is_total, sales.name AS name, count() AS orders, sum(ifNull(sales.revenue, 0)) AS revenue,
        sum(ifNull(sales.margin, 0)) AS margin, countIf(isNull(sales.revenue)) AS unknown_revenue,
        countIf(isNull(sales.margin)) AS unknown_margin
    FROM sales
    GROUP BY GROUPING SETS ((name), ())
) AS brought USING (is_total, name)
ORDER BY is_total, if({by:String} = 'month', 0, sent) DESC, name
