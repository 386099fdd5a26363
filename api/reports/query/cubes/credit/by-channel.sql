-- Continues `facts`: channels and sources, which the traffic says.
SELECT
    earlier,
    /* dimensions */
    unattributed,
    if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel,
    if(unattributed, '', ifNull(t.source, '')) AS source,
    '' AS campaign_id, '' AS campaign,
    '' AS ad_group_id, '' AS ad_group, '' AS keyword,
    sum(facts.credits) AS credits,
    sumIf(facts.credits, NOT unattributed AND ifNull(t.paid, false)) AS paid_credits,
    sum(facts.leads) AS leads,
    sum(facts.deals) AS deals,
    sum(facts.orders) AS orders,
    sum(facts.new_customers) AS new_customers,
    sum(facts.revenue) AS revenue,
    sum(facts.revenue_unknown) AS revenue_unknown,
    sum(facts.margin) AS margin,
    sum(facts.margin_unknown) AS margin_unknown,
    sum(facts.new_revenue) AS new_revenue,
    sum(facts.new_revenue_unknown) AS new_revenue_unknown
FROM facts
LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium, paid FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
WHERE ({channel:Nullable(String)} IS NULL OR ifNull(nullIf(t.channel, ''), 'Unassigned') = {channel:Nullable(String)})
  AND ({source:Nullable(String)} IS NULL OR ifNull(t.source, '') = {source:Nullable(String)})
  /* conditions */
GROUP BY /* names */ earlier, unattributed, channel, source
