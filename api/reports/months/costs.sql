-- Continues `spend`: what each month cost, by channel and source.
SELECT toString(toStartOfMonth(day)) AS month, channel, way_source AS source, countIf(net IS NULL) AS unknown,
    sum(ifNull(net, 0)) AS cost_net, sum(ifNull(fee, 0)) AS fee, sum(ifNull(cost, 0)) AS cost, sum(ifNull(vat, 0)) AS vat,
    sum(ifNull(cash_out, 0)) AS cash_out
FROM spend
WHERE day BETWEEN {from:Date} AND {to:Date}
GROUP BY month, channel, source
