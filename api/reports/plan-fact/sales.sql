-- Continues `flows` of one rule: sales by the touches that led to them. `cohort` by the day of the touch, whenever they were paid;
-- `period` by the day of payment. Refunds are taken off their sale, and so is what sums by day have counted it as.
SELECT basis, month, ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source, ifNull(t.paid, false) AS paid,
    w.campaign_id AS campaign_id, w.campaign AS campaign, name_day, sum(facts.deals) AS deals,
    sum(facts.sold) AS sold, sum(facts.sold_unknown) AS sold_unknown, sum(facts.revenue) AS revenue,
    sum(facts.revenue_unknown) AS revenue_unknown, sum(facts.margin) AS margin, sum(facts.margin_unknown) AS margin_unknown
FROM
(
    SELECT dated.1 AS basis, toString(toStartOfMonth(dated.2)) AS month, f.traffic AS traffic, f.way AS way,
        if(f.way IN (SELECT way FROM ways WHERE has({dated_names:Array(String)}, lowerUTF8(campaign))), toString(f.touch_day), '') AS name_day,
        sumIf(f.share_nano, f.part = 'kept') - sumIf(f.share_nano, f.part = 'rolled') AS deals,
        sumIf(ifNull(f.revenue, 0), f.part = 'sold') - sumIf(ifNull(f.revenue, 0), f.part = 'rolled') AS sold,
        toInt64(countIf(f.revenue IS NULL AND f.part = 'sold')) - countIf(f.revenue IS NULL AND f.part = 'rolled') AS sold_unknown,
        sumIf(ifNull(f.revenue, 0), f.part = 'kept') - sumIf(ifNull(f.revenue, 0), f.part = 'rolled') AS revenue,
        toInt64(countIf(f.revenue IS NULL AND f.part = 'kept')) - countIf(f.revenue IS NULL AND f.part = 'rolled') AS revenue_unknown,
        sumIf(ifNull(f.margin, 0), f.part = 'kept') - sumIf(ifNull(f.margin, 0), f.part = 'rolled') AS margin,
        toInt64(countIf(f.margin IS NULL AND f.part = 'kept')) - countIf(f.margin IS NULL AND f.part = 'rolled') AS margin_unknown
    FROM flows AS f
    ARRAY JOIN [('cohort', f.touch_day), ('period', f.payment_day)] AS dated
    WHERE f.part IN ('kept', 'sold', 'rolled') AND f.touch_id != 0 AND dated.2 BETWEEN {from:Date} AND {to:Date} AND f.payment_day <= {as_of:Date}
    GROUP BY basis, month, traffic, way, name_day
) AS facts
LEFT JOIN (SELECT way, campaign_id, campaign FROM ways FINAL) AS w ON w.way = facts.way
LEFT JOIN (SELECT traffic, channel, source, paid FROM traffic FINAL) AS t ON t.traffic = facts.traffic
GROUP BY basis, month, channel, source, paid, campaign_id, campaign, name_day
