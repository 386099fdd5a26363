-- Continues `credit` of one rule: credited sales that were paid in a foreign currency or partly paid back. `back` is what was
-- paid back, `own` what was sold in the currency of the sale. A sale of which nothing was kept says no rate: it is `unrated`.
, told AS
(
    SELECT owner, conversion_id, if(currency = {currency:String}, '', currency) AS money,
        if(arrayExists(one -> isNull(one.3), refunds), NULL, arraySum(one -> ifNull(one.3, 0), refunds)) AS back,
        revenue_micros AS whole_own, nullIf(revenue_base, 0) AS whole_base
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND payment_day >= {from:Date}
      AND ((currency != {currency:String} AND currency != '') OR notEmpty(refunds))
),
facts AS
(
    SELECT
        (multiIf({basis:String} = 'touch', c.touch_day, {basis:String} = 'lead', c.lead_day, {basis:String} = 'deal', c.deal_day,
                 c.payment_day) AS dated) < {split:Date} AS earlier,
        c.touch_id = 0 AS unattributed,
        if(unattributed, 0, c.traffic) AS traffic_, if(unattributed, 0, c.way) AS way_,
        if(way_ != 0 AND c.way IN (SELECT way FROM ways WHERE notEmpty({dated_names:Array(String)}) AND lowerUTF8(campaign) IN ({dated_names:Array(String)})),
           toString(c.touch_day), '') AS name_day_,
        told.money AS money_,
        sum(intDiv(toInt256(ifNull(told.back, 0)) * c.share_nano, 1000000000) AS back_) AS given,
        countIf(isNull(told.back)) AS back_unknown,
        sumIf((ifNull(c.revenue_base, 0) + back_) AS sold_, told.money != '') AS sold,
        sumIf(sold_, told.money != '' AND isNull(intDiv(sold_ * told.whole_own, told.whole_base) AS own_)) AS unrated,
        sumIf(ifNull(own_, 0), told.money != '') AS own
    FROM credit AS c
    INNER JOIN told ON told.owner = c.owner AND told.conversion_id = c.conversion_id
    /* joins */
    WHERE c.kind IN ('deal', 'order') AND dated BETWEEN {from:Date} AND {to:Date}
      /* inner conditions */
    GROUP BY earlier, unattributed, traffic_, way_, name_day_, money_
)
SELECT
    if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel, if(unattributed, '', ifNull(t.source, '')) AS source,
    w.campaign_id_ AS campaign_id, w.campaign_ AS campaign, '' AS ad_group_id, w.ad_group_ AS ad_group, w.keyword_ AS keyword,
    unattributed, name_day_ AS name_day, money_ AS currency,
    toString(sum(facts.given)) AS back, sum(facts.back_unknown) AS back_unknown, toString(sum(facts.sold)) AS sold,
    toString(sum(facts.unrated)) AS unrated, toString(sum(facts.own)) AS own
FROM facts
LEFT JOIN
(
    SELECT way, campaign_id AS campaign_id_, campaign AS campaign_,
        if(has({levels:Array(String)}, 'ad_group'), ad_group, '') AS ad_group_,
        if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), keyword, '') AS keyword_
    FROM ways FINAL
) AS w ON w.way = facts.way_
LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
WHERE true
  /* conditions */
GROUP BY channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword, unattributed, name_day, currency
