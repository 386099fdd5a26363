-- Continues `credit` of one rule. How long sales took from the day that the basis dates them by to the day of
-- payment, in shares of sales by channel: once by the delay, once by how many days ago the first of the two was.
, sold AS
(
    SELECT
        c.touch_id = 0 AS unattributed,
        if(unattributed, 0, c.traffic) AS traffic_,
        multiIf({basis:String} = 'touch', c.touch_day, {basis:String} = 'lead', c.lead_day, c.deal_day) AS begun,
        toUInt32(greatest(c.payment_day - begun, 0)) AS delay,
        toUInt32({measured_to:Date} - begun) AS age,
        c.share_nano AS share
    FROM credit AS c
    WHERE c.kind IN ('order', 'deal') AND begun BETWEEN {begun_from:Date} AND {measured_to:Date}
      AND c.payment_day BETWEEN {begun_from:Date} AND {measured_to:Date}
)
SELECT
    if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel,
    sumMap([facts.delay], [facts.share]) AS by_delay,
    sumMap([facts.age], [facts.share]) AS by_age
FROM (SELECT unattributed, traffic_, delay, age, sum(sold.share) AS share FROM sold GROUP BY unattributed, traffic_, delay, age) AS facts
LEFT JOIN (SELECT traffic, channel FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
GROUP BY channel
ORDER BY channel
