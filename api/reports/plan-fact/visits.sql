-- Visits of each campaign in each month. A name that several campaigns have had means the one of the day.
SELECT month, ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source, ifNull(t.paid, false) AS paid,
    facts.campaign_id AS campaign_id, facts.campaign AS campaign, name_day, sum(facts.visits) AS visits, sum(facts.touches) AS touches
FROM
(
    SELECT toString(toStartOfMonth(p.day)) AS month, p.traffic AS traffic, p.campaign_id AS campaign_id, p.campaign AS campaign,
        if(has({dated_names:Array(String)}, lowerUTF8(p.campaign)), toString(p.day), '') AS name_day,
        sum(p.visits) AS visits, sum(p.visits + p.calls) AS touches
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
    WHERE p.day BETWEEN {from:Date} AND {to:Date} AND (p.visits > 0 OR p.calls > 0)
    GROUP BY month, traffic, campaign_id, campaign, name_day
) AS facts
LEFT JOIN (SELECT traffic, channel, source, paid FROM traffic FINAL) AS t ON t.traffic = facts.traffic
GROUP BY month, channel, source, paid, campaign_id, campaign, name_day
