-- The same down to the keyword: whole months by their sums, the days around them by theirs.
SELECT
    day < {split:Date} AS earlier,
    unattributed, channel, source,
    if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), d.campaign_id, '') AS campaign_id,
    if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), d.campaign, '') AS campaign,
    if(has({levels:Array(String)}, 'ad_group'), d.ad_group_id, '') AS ad_group_id,
    if(has({levels:Array(String)}, 'ad_group'), d.ad_group, '') AS ad_group,
    if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), d.keyword, '') AS keyword,
    sum(d.visits) AS visits, sum(d.calls) AS calls, sumIf(d.visits + d.calls, paid) AS paid_touches,
    sum(d.cost) AS cost, sum(d.cost_unknown) AS cost_unknown, sum(d.cost_rows) AS cost_rows,
    sum(d.impressions) AS impressions, sum(d.clicks) AS clicks,
    sum(d.rule_credits) AS credits, sumIf(d.rule_credits, paid) AS paid_credits,
    sumIf(d.rule_share, kind = 'lead') AS leads, sumIf(d.rule_share, kind = 'deal') AS deals,
    sumIf(d.rule_share, kind = 'order') AS orders,
    sumIf(d.rule_share, first_purchase AND kind != 'lead') AS new_customers,
    sum(d.rule_revenue) AS revenue, sumIf(d.rule_credits, no_revenue) AS revenue_unknown,
    sum(d.rule_margin) AS margin, sumIf(d.rule_credits, no_margin) AS margin_unknown,
    sumIf(d.rule_revenue, first_purchase AND kind != 'lead') AS new_revenue,
    sumIf(d.rule_credits, no_revenue AND first_purchase AND kind != 'lead') AS new_revenue_unknown,
    -- What was sold, whoever is credited with it, and what rows of sales come to by their credit.
    sumIf(d.sold, kind = 'order') AS sold_orders, sumIf(d.sold, kind = 'deal') AS sold_deals,
    sum(d.sold_revenue) AS sold_revenue, sumIf(d.sold, no_revenue) AS sold_revenue_unknown,
    sumIf(d.sold, no_margin) AS sold_margin_unknown,
    sumIf(d.rule_revenue, kind != 'lead') AS credited_revenue,
    sumIf(d.rule_credits, kind != 'lead' AND (no_revenue OR no_margin)) AS credited_unknown
FROM way_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
  AND basis IN ('own', {basis:String})
  AND (grain = 'month' AND day IN {months:Array(Date)} OR grain = 'day' AND day IN {days:Array(Date)})
GROUP BY earlier, unattributed, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword
