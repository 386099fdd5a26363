-- Leads and sales of each campaign from what is rolled up under one rule, whose name stands in place of `rule`: `cohort` by the
-- day of the touch, `period` by their own. Whole months by their sums, the days around them by theirs.
SELECT if(d.basis = 'touch', 'cohort', 'period') AS basis_, toString(toStartOfMonth(d.day)) AS month, d.channel AS channel, d.source AS source,
    d.paid AS paid, d.campaign_id AS campaign_id, d.campaign AS campaign, '' AS name_day,
    sumIf(d.rule_share, d.kind = 'lead') AS leads, sumIf(d.rule_share, d.kind != 'lead') AS deals,
    sumIf(d.rule_revenue, d.kind != 'lead') AS revenue, sumIf(d.rule_credits, d.kind != 'lead' AND d.no_revenue) AS revenue_unknown,
    sumIf(d.rule_margin, d.kind != 'lead') AS margin, sumIf(d.rule_credits, d.kind != 'lead' AND d.no_margin) AS margin_unknown,
    revenue AS sold, revenue_unknown AS sold_unknown
FROM way_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
  AND basis IN ('touch', 'payment') AND NOT unattributed AND kind != ''
  AND (grain = 'month' AND day IN {months:Array(Date)} OR grain = 'day' AND day IN {days:Array(Date)})
GROUP BY basis_, month, channel, source, paid, campaign_id, campaign
HAVING leads != 0 OR deals != 0
