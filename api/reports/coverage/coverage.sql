-- Continues `credit` of a rule. How much there is, and how much of it is as figures need it: by check, and by where it is
-- found. Money is in micros; `unknown` counts what has an amount that is not known.
, traffic_ AS (SELECT traffic, channel, source, medium, paid FROM traffic FINAL),
visits_ AS
(
    SELECT p.traffic AS traffic, p.source AS system, p.campaign != '' OR p.campaign_id != '' AS named, sum(p.visits) AS visits
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
    WHERE p.day BETWEEN {from:Date} AND {to:Date} AND p.visits > 0
    GROUP BY p.traffic, p.source, named
)
SELECT check, label, source, toString(sum(passed_)) AS passed, toString(sum(total_)) AS total, toString(sum(unknown_)) AS unknown
FROM
(
    SELECT 'channel_known' AS check, concat(ifNull(t.source, ''), ' / ', ifNull(t.medium, '')) AS label, '' AS source,
        toInt64(sumIf(v.visits, ifNull(nullIf(t.channel, ''), 'Unassigned') != 'Unassigned')) AS passed_,
        toInt64(sum(v.visits)) AS total_, toInt64(0) AS unknown_
    FROM visits_ AS v LEFT JOIN traffic_ AS t ON t.traffic = v.traffic
    GROUP BY label
    UNION ALL
    SELECT 'paid_tagged', concat(t.source, ' / ', t.medium), '', toInt64(sumIf(v.visits, v.named)), toInt64(sum(v.visits)), 0
    FROM visits_ AS v INNER JOIN traffic_ AS t ON t.traffic = v.traffic
    WHERE t.paid
    GROUP BY t.source, t.medium
    UNION ALL
    -- Which sources have cost is compared by their platforms, outside.
    SELECT 'paid_costed', t.source, t.source, 0, toInt64(sum(v.visits)), 0
    FROM visits_ AS v INNER JOIN traffic_ AS t ON t.traffic = v.traffic
    WHERE t.paid
    GROUP BY t.source
    UNION ALL
    SELECT 'costed', t.source, t.source, 0, toInt64(count()), 0
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
    INNER JOIN traffic_ AS t ON t.traffic = c.traffic
    WHERE c.day BETWEEN {from:Date} AND {to:Date}
    GROUP BY t.source
    UNION ALL
    SELECT 'revenue_attributed', if(c.touch_id = 0, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS reached, '',
        toInt64(if(reached IN ('', 'Direct', 'Unassigned'), 0, sum(ifNull(c.revenue_base, 0)))),
        toInt64(sum(ifNull(c.revenue_base, 0))), toInt64(countIf(c.revenue_base IS NULL))
    FROM credit AS c LEFT JOIN traffic_ AS t ON t.traffic = c.traffic
    WHERE c.kind IN ('order', 'deal') AND c.payment_day BETWEEN {from:Date} AND {to:Date}
    GROUP BY reached
    UNION ALL
    SELECT 'sales_joined', v.source, '', toInt64(countIf(has_other)), toInt64(count()), 0
    FROM
    (
        SELECT v.source AS source, v.owner AS owner, v.conversion_id AS id, max(touch.system != '' AND touch.system != v.source) AS has_other
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) AS v
        LEFT JOIN journeys(generation = {generation:UInt32}, revision = {revision:UInt64}) AS j
            ON j.owner = v.owner AND j.conversion_id = v.conversion_id
        LEFT JOIN
        (
            -- The few touches that are asked for are chosen before it is looked up which are superseded.
            SELECT owner, touch_id, toString(source) AS system
            FROM touchpoint_rows
            PREWHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
              AND touch_id IN (SELECT touch_id FROM journey_rows
                               WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND touch_id != 0
                                 AND (lead_day BETWEEN {from:Date} AND {to:Date} OR payment_day BETWEEN {from:Date} AND {to:Date}))
            WHERE (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                            WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
        ) AS touch ON touch.owner = j.owner AND touch.touch_id = j.touch_id
        WHERE v.kind IN ('lead', 'order', 'deal')
          AND if(v.kind = 'lead', v.lead_day, v.payment_day) BETWEEN {from:Date} AND {to:Date}
        GROUP BY v.source, v.owner, v.conversion_id
    ) AS v
    GROUP BY v.source
    UNION ALL
    SELECT arrayJoin(['amount_known', 'margin_known']) AS check_, source, '',
        toInt64(if(check_ = 'amount_known', countIf(revenue_base IS NOT NULL), countIf(margin_base IS NOT NULL))),
        toInt64(count()), 0
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND payment_day BETWEEN {from:Date} AND {to:Date}
    GROUP BY check_, source
    UNION ALL
    SELECT arrayJoin(['records_read', 'records_new']) AS check_, concat(source, ' (', account, ')'), '',
        toInt64(if(check_ = 'records_read', sum(accepted) + sum(duplicates), sum(accepted))),
        toInt64(sum(accepted) + sum(duplicates) + if(check_ = 'records_read', sum(rejected), 0)), 0
    FROM deliveries FINAL
    WHERE source != 'throughline' AND toDate(received_at, {timezone:String}) BETWEEN {from:Date} AND {to:Date}
    GROUP BY check_, source, account
    UNION ALL
    SELECT 'clocks_right', source, '', toInt64(countIf(day <= {as_of:Date})), toInt64(count()), 0
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE day >= {from:Date} AND (day <= {to:Date} OR day > {as_of:Date})
    GROUP BY source
)
GROUP BY check, label, source
HAVING sum(total_) > 0 OR sum(unknown_) > 0
ORDER BY check, label
