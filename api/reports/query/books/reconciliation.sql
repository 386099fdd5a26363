-- Conversions of the CRM and the shop as such, without attribution.
SELECT
    sum(ifNull(revenue_base, 0)) AS revenue,
    countIf(revenue_base IS NULL) AS revenue_unknown,
    countIf(margin_base IS NULL) AS margin_unknown,
    countIf(kind = 'order') * 1000000000 AS orders,
    countIf(kind = 'deal') * 1000000000 AS deals
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
WHERE kind IN ('order', 'deal')
  AND multiIf({basis:String} = 'lead', lead_day, {basis:String} = 'deal', deal_day, payment_day)
      BETWEEN {from:Date} AND {to:Date}
