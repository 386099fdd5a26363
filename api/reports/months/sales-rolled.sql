-- What each month kept of its sales, of everything or by channel, from what is rolled up under one rule, whose name stands in
-- place of `rule`. Amounts are whole hundredths and VAT is of whole hundredths of a percent, so that nothing is rounded.
SELECT toString(toStartOfMonth(d.day)) AS month,
    multiIf(NOT {by_channel:Bool}, 'all', d.unattributed, 'unattributed', 'channel') AS kind_, if(kind_ = 'channel', d.channel, '') AS channel_,
    sum(d.rule_revenue) AS revenue, sumIf(d.rule_credits, d.no_revenue) AS revenue_unknown,
    sum(d.rule_margin) AS margin, sumIf(d.rule_credits, d.no_margin) AS margin_unknown,
    toInt64(intDiv(toInt128(revenue) * (1000000 + {vat_ppm:UInt32}), 1000000)) AS cash, sum(d.rule_credits) AS credits
FROM channel_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
  AND basis = 'payment' AND kind IN ('order', 'deal') AND day BETWEEN {from:Date} AND {to:Date}
GROUP BY month, kind_, channel_
