-- Continues `sales`: when each customer has ordered, a day counting once, and what the days after the first brought. Of very many
-- customers as many as are asked for, by a hash of their ids.
SELECT toString(customer) AS id, toString(last) AS last_day, dateDiff('day', first, {to:Date}) AS age,
    arrayMap(day -> dateDiff('day', first, day), arraySlice(arraySort(groupArray(payment_day)), 2)) AS times,
    sum(known) - argMin(known, payment_day) AS again, sum(unknown) - argMin(unknown, payment_day) AS again_unknown,
    min(payment_day) AS first, max(payment_day) AS last, count() OVER () AS all_customers
FROM
(
    SELECT customer, payment_day, sum(ifNull(amount, 0)) AS known, countIf(amount IS NULL) AS unknown
    FROM sales
    WHERE payment_day <= {to:Date}
    GROUP BY customer, payment_day
)
GROUP BY customer
ORDER BY sipHash64(customer), id
LIMIT {most:UInt32}
