-- Continues `sales`: when customers have ordered, a day counting once, and what the days after the first brought, with whoever
-- has the same history; in the order in which the calculation sorts them. Of very many customers as many as are asked for, by a
-- hash of their ids.
, chosen AS
(
    SELECT customer, count() OVER () AS all_customers
    FROM (SELECT DISTINCT customer FROM sales WHERE payment_day <= {to:Date})
    ORDER BY sipHash64(customer), toString(customer)
    LIMIT {most:UInt32}
)
SELECT age, times, again, again_unknown, any(last_day) AS last_day, groupArray(id) AS ids, any(all_customers) AS all_customers
FROM
(
    SELECT toString(customer) AS id, any(all_customers) AS all_customers, toString(max(payment_day)) AS last_day,
        dateDiff('day', min(payment_day), {to:Date}) AS age,
        arrayMap(day -> dateDiff('day', min(payment_day), day), arraySlice(arraySort(groupArray(payment_day)), 2)) AS times,
        sum(known) - argMin(known, payment_day) AS again, sum(unknown) - argMin(unknown, payment_day) AS again_unknown
    FROM
    (
        SELECT customer, payment_day, any(chosen.all_customers) AS all_customers, sum(ifNull(amount, 0)) AS known,
            countIf(amount IS NULL) AS unknown
        FROM sales INNER JOIN chosen ON chosen.customer = sales.customer
        WHERE payment_day <= {to:Date}
        GROUP BY customer, payment_day
    )
    GROUP BY customer
)
GROUP BY age, times, again, again_unknown
ORDER BY length(times), times[-1], age, again_unknown = 0, again, again_unknown, times
