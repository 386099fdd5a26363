-- Stands in place of `sums` in `by-channel.sql` and `by-way.sql`: in the order of `SUM_KEYS`, and in one column, for of
-- thousands of rows the names of twenty would be most of what is sent and read.
    [
        sum(d.cost), sum(d.cost_unknown), sum(d.cost_rows), sum(d.impressions), sum(d.clicks),
        sum(d.visits), sum(d.calls), sumIf(d.visits + d.calls, paid),
        sum(d.rule_credits), sumIf(d.rule_credits, paid),
        sumIf(d.rule_share, kind = 'lead'), sumIf(d.rule_share, kind = 'deal'), sumIf(d.rule_share, kind = 'order'),
        sumIf(d.rule_share, first_purchase AND kind != 'lead'),
        sum(d.rule_revenue), sumIf(d.rule_credits, no_revenue),
        sum(d.rule_margin), sumIf(d.rule_credits, no_margin),
        sumIf(d.rule_revenue, first_purchase AND kind != 'lead'),
        sumIf(d.rule_credits, no_revenue AND first_purchase AND kind != 'lead')
    ] AS sums
