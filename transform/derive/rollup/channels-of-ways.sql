-- What this roll-up added, without names below the source.
INSERT INTO channel_days
    (generation, epoch, revision, basis, day, kind, unattributed, first_purchase, no_revenue, no_margin, paid, channel, source,
    visits, calls, cost, cost_unknown, cost_rows, impressions, clicks, sold, sold_revenue,
    rule_share, rule_revenue, rule_margin, rule_credits
    )
SELECT generation, epoch, {revision:UInt64}, basis, day, kind, unattributed, first_purchase, no_revenue, no_margin, paid, channel, source,
    sum(visits), sum(calls), sum(cost), sum(cost_unknown), sum(cost_rows), sum(impressions), sum(clicks), sum(sold), sum(sold_revenue),
    sum(rule_share), sum(rule_revenue), sum(rule_margin), sum(rule_credits)
FROM way_days
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision = {revision:UInt64} AND grain = 'day'
GROUP BY generation, epoch, basis, day, kind, unattributed, first_purchase, no_revenue, no_margin, paid, channel, source
