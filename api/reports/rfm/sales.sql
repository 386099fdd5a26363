-- One page of the sales of one customer in the window, the newest first, each with the totals over all of them. The
-- first row always comes along, so that the totals are known where the page is empty.
SELECT toString(conversion_id) AS conversion, kind, label, source, toString(payment_day) AS day, amount,
    place, all_orders, all_known, all_unknown
FROM
(
    SELECT *, row_number() OVER (ORDER BY payment_day DESC, conversion_id) AS place,
        count() OVER () AS all_orders, sum(ifNull(amount, 0)) OVER () AS all_known,
        countIf(amount IS NULL) OVER () AS all_unknown
    FROM sales
    WHERE toString(customer) = {customer:String} AND payment_day BETWEEN {from:Date} AND {to:Date}
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
