-- Continues `bounds` of every rule over the ledger that is to be rolled up. Divides as `credit` does, whose names stand in
-- place of `rule`; a run of lines that name it is repeated for each rule.
, (total, part) -> toInt64(floor(total * part + 0.5)) AS cut
SELECT kind, touch_day, lead_day, deal_day, payment_day, unattributed, is_first_purchase AS first_purchase,
    isNull(revenue_base) AS no_revenue, isNull(margin_base) AS no_margin,
    if(unattributed, 0, traffic) AS traffic_, if(unattributed, 0, way) AS way_,
    sum(((rule_upto > rule_from) * weight AS rule_weight) * (cut(1000000000, rule_upto) - cut(1000000000, rule_from))),
    sum(rule_weight * (cut(revenue_cents, rule_upto) - cut(revenue_cents, rule_from))) * 10000,
    sum(rule_weight * (cut(margin_cents, rule_upto) - cut(margin_cents, rule_from))) * 10000,
    sum(rule_weight)
FROM (SELECT *, intDiv(ifNull(revenue_base, 0), 10000) AS revenue_cents, intDiv(ifNull(margin_base, 0), 10000) AS margin_cents FROM bounds)
GROUP BY kind, touch_day, lead_day, deal_day, payment_day, unattributed, first_purchase, no_revenue, no_margin, traffic_, way_
