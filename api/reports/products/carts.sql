-- Carts of the period by what was put into them, and whether their visitor ordered within a day: one row a product or
-- category, and one over all carts. A cart is of one visitor and day.
SELECT grouping(name) = 1 AS is_total, name, uniqExact((anchor, day)) AS carts, uniqExactIf((anchor, day), bought_at = 0) AS abandoned
FROM
(
    SELECT filled.anchor AS anchor, day, if(bought.at <= at_us + 86400000000, bought.at, 0) AS bought_at,
        if({by:String} = 'category', if(category = '', 'not_told', category), sku) AS name
    FROM
    (
        SELECT anchor, occurred_at AS at, toUnixTimestamp64Micro(occurred_at) AS at_us, toDate(occurred_at, {timezone:String}) AS day,
            if(item.1 = '', item.2, item.1) AS sku, item.3 AS category
        FROM (SELECT * FROM events
            WHERE type = 'cart_added' AND NOT is_test AND NOT is_bot AND NOT is_internal AND anchor != 0
              AND occurred_at >= toDateTime64({from:Date} - 1, 6, 'UTC') AND occurred_at < toDateTime64({to:Date} + 2, 6, 'UTC')
              AND (slice = 0 OR (slice, snapshot) IN
                  (SELECT slice, argMax(snapshot, revision) FROM slice_states
                   WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'events' GROUP BY slice))
            ORDER BY id, contract DESC, hash LIMIT 1 BY id)
        ARRAY JOIN arrayZip(items.sku, items.id, items.category) AS item
        WHERE day BETWEEN {from:Date} AND {to:Date}
    ) AS filled
    ASOF LEFT JOIN
    (
        SELECT anchor, toUnixTimestamp64Micro(occurred_at) AS at FROM events
        WHERE type = 'purchase' AND anchor != 0
          AND occurred_at >= toDateTime64({from:Date} - 1, 6, 'UTC') AND occurred_at < toDateTime64({to:Date} + 3, 6, 'UTC')
    ) AS bought ON bought.anchor = filled.anchor AND bought.at >= filled.at_us
)
GROUP BY GROUPING SETS ((name), ())
