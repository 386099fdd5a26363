-- Continues `bounds` of all rules. What each rule gives to each channel and source under every date basis, in one pass
-- over the ledger. Money is cut at the same bounds as in `credit`. Arrays stand in the order of the contract’s list of rules.
, (total, part) -> toInt64(floor(total * part + 0.5)) AS cut,
facts AS
(
    SELECT
        basis,
        touch_id = 0 AS unattributed,
        if(unattributed, 0, traffic) AS traffic_,
        [
            toInt64(countIf(rule_upto > rule_from))
        ] AS credits,
        [
            sum((rule_upto > rule_from) * (cut(revenue_cents, rule_upto) - cut(revenue_cents, rule_from))) * 10000
        ] AS revenue,
        [
            toInt64(countIf(rule_upto > rule_from AND no_revenue))
        ] AS revenue_unknown,
        [
            sum((rule_upto > rule_from) * (cut(margin_cents, rule_upto) - cut(margin_cents, rule_from))) * 10000
        ] AS margin,
        [
            toInt64(countIf(rule_upto > rule_from AND no_margin))
        ] AS margin_unknown
    FROM
    (
        SELECT *,
            intDiv(ifNull(revenue_base, 0), 10000) AS revenue_cents, revenue_base IS NULL AS no_revenue,
            intDiv(ifNull(margin_base, 0), 10000) AS margin_cents, margin_base IS NULL AS no_margin
        FROM bounds
        WHERE kind IN ('lead', 'deal', 'order')
    )
    ARRAY JOIN
        ['touch', 'lead', 'deal', 'payment'] AS basis,
        [touch_day, lead_day, if(kind = 'lead', lead_day, deal_day), if(kind = 'lead', lead_day, payment_day)] AS dated
    WHERE dated BETWEEN {from:Date} AND {to:Date}
    GROUP BY basis, unattributed, traffic_
)
SELECT
    basis, unattributed,
    if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel,
    if(unattributed, '', ifNull(t.source, '')) AS source,
    sumForEach(facts.credits) AS credits,
    sumForEach(if(NOT unattributed AND ifNull(t.paid, false), facts.credits, arrayMap(one -> toInt64(0), facts.credits))) AS paid_credits,
    sumForEach(facts.revenue) AS revenue,
    sumForEach(facts.revenue_unknown) AS revenue_unknown,
    sumForEach(facts.margin) AS margin,
    sumForEach(facts.margin_unknown) AS margin_unknown
FROM facts
LEFT JOIN (SELECT traffic, channel, source, paid FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
GROUP BY basis, unattributed, channel, source
