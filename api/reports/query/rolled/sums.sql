-- Stands in place of `sums` in `by-channel.sql` and `by-way.sql`.
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
    sumIf(d.rule_credits, no_revenue AND first_purchase AND kind != 'lead') AS new_revenue_unknown
