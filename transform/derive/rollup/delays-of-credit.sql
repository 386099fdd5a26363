-- Sales by the day that a basis dates them by and the day of their payment.
INSERT INTO channel_delays
    (generation, epoch, revision, basis, day, payment_day, channel,
    rule_share
    )
SELECT {generation:UInt32}, {epoch:UInt32}, {revision:UInt64}, dated.1, dated.2, payment_day, channel,
    sum(rule_share)
FROM
(
    SELECT c.*, if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel
    FROM work_credit AS c
    LEFT JOIN (SELECT traffic, channel FROM traffic FINAL) AS t ON t.traffic = c.traffic
    WHERE c.kind IN ('order', 'deal')
)
ARRAY JOIN [('touch', touch_day), ('lead', lead_day), ('deal', deal_day)] AS dated
GROUP BY dated.1, dated.2, payment_day, channel
