-- What leads by phone have brought: their number, and the margin of what was bought after them.
SELECT countIf(kind = 'lead') AS leads, intDiv(sumIf(ifNull(margin_base, 0), kind != 'lead'), 10000) AS margin,
    countIf(kind != 'lead' AND margin_base IS NULL) AS margin_unknown
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE kind IN ('lead', 'order', 'deal') AND lead_type = 'call' AND lead_day BETWEEN {from:Date} AND {to:Date}
