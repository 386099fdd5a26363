-- Continues `flows`: what each month sold and paid back, of everything or by channel. Cash is with VAT, rounded row by row.
, (amount, ppm) -> toInt64(intDiv(2 * toInt128(amount) * (1000000 + ppm) + sign(amount) * 1000000, 2000000)) AS with_vat
SELECT month, part, kind, channel, sum(revenue_known) AS revenue, sum(revenue_unknown) AS revenue_unknown,
    sum(margin_known) AS margin, sum(margin_unknown) AS margin_unknown, sum(cash_known) AS cash, sum(credits) AS credits
FROM
(
    SELECT toString(toStartOfMonth(day)) AS month, part, count() AS credits, flows.traffic AS traffic_,
        multiIf(NOT {by_channel:Bool}, 'all', touch_id = 0, 'unattributed', 'channel') AS kind,
        sum(ifNull(flows.revenue, 0)) AS revenue_known, countIf(flows.revenue IS NULL) AS revenue_unknown,
        sum(ifNull(flows.margin, 0)) AS margin_known, countIf(flows.margin IS NULL) AS margin_unknown,
        sum(with_vat(ifNull(flows.revenue, 0), {vat_ppm:UInt32})) AS cash_known
    FROM flows
    WHERE day BETWEEN {from:Date} AND {to:Date}
    GROUP BY month, part, traffic_, kind
) AS facts
LEFT JOIN (SELECT traffic, if(channel = '', 'Unassigned', channel) AS named FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
GROUP BY month, part, kind, if(kind = 'channel', if(t.named = '', 'Unassigned', t.named), '') AS channel
