-- Visits and calls of the period by half and source; paid ones, and of these those that name a campaign.
SELECT p.day >= {middle:Date} AS later, ifNull(nullIf(toString(t.channel), ''), 'Unassigned') AS channel, ifNull(toString(t.source), '') AS source,
    sum(p.visits) AS visits,
    sumIf(p.visits + p.calls, ifNull(t.paid, false)) AS paid,
    sumIf(p.visits + p.calls, ifNull(t.paid, false) AND (p.campaign != '' OR p.campaign_id != '')) AS tagged
FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
LEFT JOIN (SELECT traffic, channel, source, paid FROM traffic FINAL) AS t ON t.traffic = p.traffic
WHERE p.day BETWEEN {from:Date} AND {to:Date}
GROUP BY later, channel, source
