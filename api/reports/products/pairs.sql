-- Products that are bought together, the most telling first: how much oftener than if each were chosen by itself.
SELECT pair.1 AS product, pair.2 AS other, any(names.1) AS title, any(names.2) AS other_title, count() AS together,
    any(all_orders) AS orders, together * any(all_orders) / (any(counts.1) * any(counts.2)) AS lift
FROM
(
    SELECT order_key, arrayJoin(arrayFilter(one -> one.1.1 < one.2.1,
            arrayFlatten(arrayMap(a -> arrayMap(b -> (a, b), held), held)))) AS both,
        (both.1.1, both.2.1) AS pair, (both.1.2, both.2.2) AS names, (both.1.3, both.2.3) AS counts, all_orders
    FROM
    (
        SELECT order_key, groupArray((product, product_name, in_orders)) AS held, any(all_orders) AS all_orders
        FROM
        (
            SELECT DISTINCT order_key, product, product_name, in_orders, all_orders FROM
            (
                SELECT order_key, product, product_name, uniqExact(order_key) OVER (PARTITION BY product) AS in_orders,
                    uniqExact(order_key) OVER () AS all_orders
                FROM lines
            )
        )
        GROUP BY order_key
        HAVING length(held) BETWEEN 2 AND 30
    )
)
GROUP BY pair
HAVING together >= {least:UInt32}
ORDER BY lift DESC, together DESC, pair
LIMIT 10
