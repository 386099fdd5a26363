-- Begins an epoch with what another one comes to. Rows that add up to nothing are left behind.
INSERT INTO way_days
    (generation, epoch, revision, grain, basis, day, kind, unattributed, first_purchase, no_revenue, no_margin, paid,
    channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword,
    visits, calls, cost, cost_unknown, cost_rows, impressions, clicks, sold, sold_revenue,
    rule_share, rule_revenue, rule_margin, rule_credits
    )
SELECT generation, {epoch:UInt32}, {revision:UInt64}, grain, basis, day, kind, unattributed, first_purchase, no_revenue, no_margin, paid,
    channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword,
    sum(visits), sum(calls), sum(cost), sum(cost_unknown), sum(cost_rows), sum(impressions), sum(clicks), sum(sold), sum(sold_revenue),
    sum(rule_share), sum(rule_revenue), sum(rule_margin), sum(rule_credits)
FROM way_days
WHERE generation = {generation:UInt32} AND epoch = {folded:UInt32} AND revision <= {revision:UInt64}
GROUP BY generation, grain, basis, day, kind, unattributed, first_purchase, no_revenue, no_margin, paid,
    channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword
HAVING (sum(visits), sum(calls), sum(cost), sum(cost_unknown), sum(cost_rows), sum(impressions), sum(clicks), sum(sold), sum(sold_revenue)) != (0, 0, 0, 0, 0, 0, 0, 0, 0)
    OR arrayExists(total -> total != 0, [
    sum(rule_share), sum(rule_revenue), sum(rule_margin), sum(rule_credits)
    ]);

INSERT INTO channel_delays
    (generation, epoch, revision, basis, day, payment_day, channel,
    rule_share
    )
SELECT generation, {epoch:UInt32}, {revision:UInt64}, basis, day, payment_day, channel,
    sum(rule_share)
FROM channel_delays
WHERE generation = {generation:UInt32} AND epoch = {folded:UInt32} AND revision <= {revision:UInt64}
GROUP BY generation, basis, day, payment_day, channel
HAVING arrayExists(total -> total != 0, [
    sum(rule_share)
    ])
