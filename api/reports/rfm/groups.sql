-- Continues `customers`: how many have each three scores, written as one number (`scored.sql` has the same of each customer). Of
-- each quantile that cuts customers into fifths there are the two values that it lies between; the second one is 0 where no value
-- follows. Points are single columns, because arrays would be written out once more for each customer.
, values -> arrayMap(fifth -> (values[intDiv(fifth * (length(values) - 1), 5) + 1] AS low, values[intDiv(fifth * (length(values) - 1), 5) + 2]),
    range(1, 5)) AS fifths
SELECT scores, count() AS customers, sum(orders) AS orders_, sum(known) AS known_, sum(unknown) AS unknown_,
    any(of_days) AS recency_days, any(of_orders) AS order_counts, any(of_known) AS value
FROM
(
    SELECT *, arrayMap((day, bought, one, gap) -> 100 * (5 - (day > d1) - (day > d2) - (day > d3) - (day > d4))
        + 10 * (1 + (bought > o1) + (bought > o2) + (bought > o3) + (bought > o4))
        + if(gap > 0, 0, 1 + (one > k1) + (one > k2) + (one > k3) + (one > k4)), all_days, all_orders, all_known, all_unknown) AS all_scores
    FROM
    (
        SELECT *, of_days[1].1 AS d1, of_days[2].1 AS d2, of_days[3].1 AS d3, of_days[4].1 AS d4,
            of_orders[1].1 AS o1, of_orders[2].1 AS o2, of_orders[3].1 AS o3, of_orders[4].1 AS o4,
            of_known[1].1 AS k1, of_known[2].1 AS k2, of_known[3].1 AS k3, of_known[4].1 AS k4
        FROM
        (
            SELECT groupArray(days) AS all_days, groupArray(orders) AS all_orders, groupArray(known) AS all_known,
                groupArray(unknown) AS all_unknown, fifths(arraySort(all_days)) AS of_days, fifths(arraySort(all_orders)) AS of_orders,
                fifths(arraySort(groupArrayIf(known, unknown = 0))) AS of_known
            FROM customers
        )
    )
)
ARRAY JOIN all_scores AS scores, all_orders AS orders, all_known AS known, all_unknown AS unknown
GROUP BY scores
ORDER BY scores
