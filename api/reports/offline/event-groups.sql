-- One row an event.
SELECT came.event AS name, people, registered, attended, came_registered, requests, ifNull(bought.sales, 0) AS sales,
    ifNull(bought.revenue, 0) AS revenue, ifNull(bought.unknown_revenue, 0) AS unknown_revenue, ifNull(bought.margin, 0) AS margin,
    ifNull(bought.unknown_margin, 0) AS unknown_margin
FROM
(
    SELECT event, count() AS people, countIf(present.registered) AS registered, countIf(present.attended) AS attended,
        countIf(present.registered AND present.attended) AS came_registered, countIf(present.requests) AS requests
    FROM present GROUP BY event
) AS came
LEFT JOIN
(
    SELECT event, count() AS sales, sum(ifNull(after.revenue, 0)) AS revenue, countIf(isNull(after.revenue)) AS unknown_revenue,
        sum(ifNull(after.margin, 0)) AS margin, countIf(isNull(after.margin)) AS unknown_margin
    FROM after GROUP BY event
) AS bought ON bought.event = came.event
ORDER BY people DESC, name
