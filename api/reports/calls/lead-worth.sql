-- How many of the leads that called became customers, and what their first sale brought: leads of the twelve months that
-- end thirty days before the period does, so that each had thirty days and more to buy. A sale is of the last lead before it.
SELECT count() AS leads, countIf(bought) AS sales, countIf(bought AND isNull(first_margin)) AS unknown,
    sum(if(bought, ifNull(first_margin, 0), 0)) AS margin
FROM
(
    SELECT conversion_id FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = 'lead' AND lead_type = 'call' AND lead_day BETWEEN subtractYears({to:Date} - 30, 1) + 1 AND {to:Date} - 30
) AS called
LEFT JOIN
(
    SELECT leads.conversion_id AS lead_id, true AS bought, argMin(tuple(sold.margin), sold.at).1 AS first_margin
    FROM
    (
        SELECT owner, at, intDiv(margin_base, 10000) AS margin
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
    ) AS sold
    ASOF INNER JOIN
    (
        SELECT owner, at, conversion_id FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind = 'lead'
    ) AS leads ON leads.owner = sold.owner AND leads.at <= sold.at
    GROUP BY lead_id
) AS became ON became.lead_id = called.conversion_id
