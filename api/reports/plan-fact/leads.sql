-- Continues `credit` of one rule: leads by the touches that led to them. `cohort` by the day of the touch, `period` by their own.
SELECT basis, month, ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source, ifNull(t.paid, false) AS paid,
    w.campaign_id AS campaign_id, w.campaign AS campaign, name_day, sum(facts.leads) AS leads
FROM
(
    SELECT dated.1 AS basis, toString(toStartOfMonth(dated.2)) AS month, c.traffic AS traffic, c.way AS way,
        if(c.way IN (SELECT way FROM ways WHERE has({dated_names:Array(String)}, lowerUTF8(campaign))), toString(c.touch_day), '') AS name_day,
        sum(c.share_nano) AS leads
    FROM credit AS c
    ARRAY JOIN [('cohort', c.touch_day), ('period', c.lead_day)] AS dated
    WHERE c.kind = 'lead' AND c.touch_id != 0 AND dated.2 BETWEEN {from:Date} AND {to:Date} AND c.lead_day <= {as_of:Date}
    GROUP BY basis, month, traffic, way, name_day
) AS facts
LEFT JOIN (SELECT way, campaign_id, campaign FROM ways FINAL) AS w ON w.way = facts.way
LEFT JOIN (SELECT traffic, channel, source, paid FROM traffic FINAL) AS t ON t.traffic = facts.traffic
GROUP BY basis, month, channel, source, paid, campaign_id, campaign, name_day
