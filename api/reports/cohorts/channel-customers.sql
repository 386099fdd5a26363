-- One page of the new customers of a channel, the most valuable first, each with the totals over all of them. The first row
-- always comes along, so that the totals are known where the page is empty.
SELECT toString(customer) AS id, orders, known, unknown, arrayMap(one -> toString(one), ids) AS conversions,
    place, all_customers, all_known, all_unknown
FROM
(
    SELECT *, row_number() OVER (ORDER BY unknown > 0, known DESC, customer) AS place,
        count() OVER () AS all_customers, sum(known) OVER () AS all_known, sum(unknown) OVER () AS all_unknown
    FROM
    (
        SELECT customer, count() AS orders, sum(ifNull(amount, 0)) AS known, countIf(amount IS NULL) AS unknown,
            arraySort(groupArray(conversion_id)) AS ids
        FROM channelled
        WHERE {channel:Nullable(String)} IS NULL OR channel = {channel:Nullable(String)}
        GROUP BY customer
    )
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
