-- Everything that a verdict is made of under every rule and date basis, in one pass over what is rolled up. Costs and
-- touches have days of their own, the basis `own`. Arrays stand in the order of the contract’s list of rules.
SELECT
    toString(d.basis) AS basis, unattributed, channel, source,
    sum(d.visits) AS visits, sum(d.calls) AS calls, sumIf(d.visits + d.calls, paid) AS paid_touches,
    sum(d.cost) AS cost, sum(d.cost_unknown) AS cost_unknown, sum(d.cost_rows) AS cost_rows,
    [
        sum(d.rule_credits)
    ] AS credits,
    [
        sumIf(d.rule_credits, paid)
    ] AS paid_credits,
    [
        sum(d.rule_revenue)
    ] AS revenue,
    [
        sumIf(d.rule_credits, no_revenue)
    ] AS revenue_unknown,
    [
        sum(d.rule_margin)
    ] AS margin,
    [
        sumIf(d.rule_credits, no_margin)
    ] AS margin_unknown
FROM channel_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
  AND day BETWEEN {from:Date} AND {to:Date}
GROUP BY basis, unattributed, channel, source
