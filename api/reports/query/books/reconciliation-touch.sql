-- Dated by touches, a conversion falls into several periods. Its whole amount less the parts that were
-- touched outside this period is what has to be found inside it.
, inside AS
(
    SELECT DISTINCT owner, conversion_id
    FROM credit
    WHERE kind IN ('order', 'deal') AND touch_day BETWEEN {from:Date} AND {to:Date}
)
SELECT
    sum(revenue_part) AS revenue,
    sum(unknown) AS revenue_unknown,
    sum(no_margin) AS margin_unknown,
    sum(orders_part) AS orders,
    sum(deals_part) AS deals
FROM
(
    SELECT
        ifNull(revenue_base, 0) AS revenue_part,
        revenue_base IS NULL AS unknown,
        margin_base IS NULL AS no_margin,
        if(kind = 'order', 1000000000, 0) AS orders_part,
        if(kind = 'deal', 1000000000, 0) AS deals_part
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND (owner, conversion_id) IN (SELECT owner, conversion_id FROM inside)
    UNION ALL
    SELECT
        -ifNull(revenue_base, 0),
        0,
        0,
        if(kind = 'order', -share_nano, 0),
        if(kind = 'deal', -share_nano, 0)
    FROM credit
    WHERE kind IN ('order', 'deal') AND NOT (touch_day BETWEEN {from:Date} AND {to:Date})
      AND (owner, conversion_id) IN (SELECT owner, conversion_id FROM inside)
)
