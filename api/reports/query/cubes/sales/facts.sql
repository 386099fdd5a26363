-- Deals and orders as such, without attribution. No touch dates them.
SELECT
    (multiIf({basis:String} = 'lead', sale.lead_day, {basis:String} = 'deal', sale.deal_day, sale.payment_day) AS dated)
        < {split:Date} AS earlier,
    '' AS channel, '' AS source, '' AS campaign_id, '' AS campaign, '' AS ad_group_id, '' AS ad_group, '' AS keyword,
    /* inner dimensions */
    count() AS sold,
    countIf(sale.is_first_purchase) AS sold_first,
    sum(ifNull(sale.revenue_base, 0)) AS sold_revenue,
    countIf(sale.revenue_base IS NULL) AS sold_revenue_unknown,
    sum(ifNull(sale.margin_base, 0)) AS sold_margin,
    countIf(sale.margin_base IS NULL) AS sold_margin_unknown
FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) AS sale
WHERE sale.kind IN ('order', 'deal') AND dated BETWEEN {from:Date} AND {to:Date}
  /* inner conditions */
GROUP BY /* inner names */ earlier
