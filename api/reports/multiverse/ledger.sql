-- Continues `bounds` of all rules. What each rule gives to each channel and source, and to each way where conditions are on
-- names, under every date basis, in one pass over the ledger. Money is cut at the same bounds as in `credit`. Arrays stand in
-- the order of the contract’s list of rules.
, (total, part) -> toInt64(floor(total * part + 0.5)) AS cut,
facts AS
(
    SELECT
        basis,
        c.touch_id = 0 AS unattributed,
        if(unattributed, 0, c.traffic) AS traffic_,
        if(NOT unattributed AND hasAny({levels:Array(String)}, ['campaign', 'ad_group', 'keyword']), c.way, 0) AS way_,
        -- A name that several campaigns have had means the one of the touch's day.
        if(way_ != 0 AND c.way IN (SELECT way FROM ways WHERE notEmpty({dated_names:Array(String)}) AND lowerUTF8(campaign) IN ({dated_names:Array(String)})),
           toString(c.touch_day), '') AS name_day_,
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
        SELECT *, basis, dated,
            intDiv(ifNull(revenue_base, 0), 10000) AS revenue_cents, revenue_base IS NULL AS no_revenue,
            intDiv(ifNull(margin_base, 0), 10000) AS margin_cents, margin_base IS NULL AS no_margin
        FROM bounds
        ARRAY JOIN
            ['touch', 'lead', 'deal', 'payment'] AS basis,
            [touch_day, lead_day, if(kind = 'lead', lead_day, deal_day), if(kind = 'lead', lead_day, payment_day)] AS dated
        WHERE kind IN ('lead', 'deal', 'order') AND dated BETWEEN {from:Date} AND {to:Date}
    ) AS c
    /* joins */
    WHERE true
      /* inner conditions */
    GROUP BY basis, unattributed, traffic_, way_, name_day_
)
SELECT
    basis, unattributed,
    if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel,
    if(unattributed, '', ifNull(t.source, '')) AS source,
    campaign_id_ AS campaign_id, campaign_ AS campaign,
    '' AS ad_group_id, ad_group_ AS ad_group, keyword_ AS keyword, name_day_ AS name_day,
    sumForEach(facts.credits) AS credits,
    sumForEach(if(NOT unattributed AND ifNull(t.paid, false), facts.credits, arrayMap(one -> toInt64(0), facts.credits))) AS paid_credits,
    sumForEach(facts.revenue) AS revenue,
    sumForEach(facts.revenue_unknown) AS revenue_unknown,
    sumForEach(facts.margin) AS margin,
    sumForEach(facts.margin_unknown) AS margin_unknown
FROM facts
LEFT JOIN
(
    SELECT way,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), campaign_id, '') AS campaign_id_,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), campaign, '') AS campaign_,
        if(has({levels:Array(String)}, 'ad_group'), ad_group, '') AS ad_group_,
        if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), keyword, '') AS keyword_
    FROM ways FINAL
    WHERE hasAny({levels:Array(String)}, ['campaign', 'ad_group', 'keyword'])
) AS w ON w.way = facts.way_
LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium, paid FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
WHERE true
  /* conditions */
GROUP BY basis, unattributed, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword, name_day
