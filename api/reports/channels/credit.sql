-- Credited conversions and money, dated by the basis; leads by their own day unless touches date everything.
SELECT
    earlier,
    unattributed,
    if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel,
    if(NOT unattributed AND (has({levels:Array(String)}, 'source') OR concat(campaign_id_, campaign_, ad_group_) != ''),
       ifNull(t.source, ''), '') AS source,
    campaign_id_ AS campaign_id, campaign_ AS campaign,
    '' AS ad_group_id, ad_group_ AS ad_group, keyword_ AS keyword,
    sum(facts.leads) AS leads,
    sum(facts.deals) AS deals,
    sum(facts.orders) AS orders,
    sum(facts.new_customers) AS new_customers,
    sum(facts.revenue) AS revenue,
    sum(facts.revenue_unknown) AS revenue_unknown,
    sum(facts.margin) AS margin,
    sum(facts.margin_unknown) AS margin_unknown
FROM
(
    SELECT
        (multiIf({basis:String} = 'touch', c.touch_day,
                 {basis:String} = 'lead' OR c.kind = 'lead', c.lead_day,
                 {basis:String} = 'deal', c.deal_day,
                 c.payment_day) AS dated) < {split:Date} AS earlier,
        c.touch_id = 0 AS unattributed,
        if(unattributed, 0, c.traffic) AS traffic_,
        if(NOT unattributed AND hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign_id, '') AS campaign_id_,
        if(NOT unattributed AND hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign, '') AS campaign_,
        if(NOT unattributed AND has({levels:Array(String)}, 'ad_group'), c.ad_group, '') AS ad_group_,
        if(NOT unattributed AND has({levels:Array(String)}, 'keyword'), c.keyword, '') AS keyword_,
        sumIf(c.share_nano, c.kind = 'lead') AS leads,
        sumIf(c.share_nano, c.kind = 'deal') AS deals,
        sumIf(c.share_nano, c.kind = 'order') AS orders,
        sumIf(c.share_nano, c.is_first_purchase AND c.kind != 'lead') AS new_customers,
        sum(ifNull(c.revenue_base, 0)) AS revenue,
        countIf(c.revenue_base IS NULL) AS revenue_unknown,
        sum(ifNull(c.margin_base, 0)) AS margin,
        countIf(c.margin_base IS NULL) AS margin_unknown
    FROM credit(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
    WHERE c.model = {model:String}
      AND dated BETWEEN {from:Date} AND {to:Date}
      -- Says the same once more in words that the primary key understands.
      AND ({basis:String} != 'payment' OR c.kind = 'lead' OR c.payment_day BETWEEN {from:Date} AND {to:Date})
    GROUP BY earlier, unattributed, traffic_, campaign_id_, campaign_, ad_group_, keyword_
) AS facts
LEFT JOIN (SELECT traffic, channel, source FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
WHERE ({channel:Nullable(String)} IS NULL OR ifNull(nullIf(t.channel, ''), 'Unassigned') = {channel:Nullable(String)})
  AND ({source:Nullable(String)} IS NULL OR ifNull(t.source, '') = {source:Nullable(String)})
GROUP BY earlier, unattributed, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword
