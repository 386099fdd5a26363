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
        -- The way says the rest, where more than the channel and the source is asked for.
        if(NOT unattributed AND hasAny({levels:Array(String)}, ['campaign', 'ad_group', 'keyword']), c.way, 0) AS way_,
        sumIf(c.share_nano, c.kind = 'lead') AS leads,
        sumIf(c.share_nano, c.kind = 'deal') AS deals,
        sumIf(c.share_nano, c.kind = 'order') AS orders,
        sumIf(c.share_nano, c.is_first_purchase AND c.kind != 'lead') AS new_customers,
        sum(ifNull(c.revenue_base, 0)) AS revenue,
        countIf(c.revenue_base IS NULL) AS revenue_unknown,
        sum(ifNull(c.margin_base, 0)) AS margin,
        countIf(c.margin_base IS NULL) AS margin_unknown
    FROM credit AS c
    WHERE dated BETWEEN {from:Date} AND {to:Date}
      -- Says the same once more in words that the primary key understands.
      AND ({basis:String} != 'payment' OR c.kind = 'lead' OR c.payment_day BETWEEN {from:Date} AND {to:Date})
    GROUP BY earlier, unattributed, traffic_, way_
) AS facts
LEFT JOIN
(
    SELECT way,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), campaign_id, '') AS campaign_id_,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), campaign, '') AS campaign_,
        if(has({levels:Array(String)}, 'ad_group'), ad_group, '') AS ad_group_,
        if(has({levels:Array(String)}, 'keyword'), keyword, '') AS keyword_
    FROM ways FINAL
    WHERE hasAny({levels:Array(String)}, ['campaign', 'ad_group', 'keyword'])
) AS w ON w.way = facts.way_
LEFT JOIN (SELECT traffic, channel, source FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
WHERE ({channel:Nullable(String)} IS NULL OR ifNull(nullIf(t.channel, ''), 'Unassigned') = {channel:Nullable(String)})
  AND ({source:Nullable(String)} IS NULL OR ifNull(t.source, '') = {source:Nullable(String)})
GROUP BY earlier, unattributed, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword
