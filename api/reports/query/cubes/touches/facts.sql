-- Visits and calls by their own day.
SELECT
    earlier,
    /* dimensions */
    ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel,
    ifNull(t.source, '') AS source,
    campaign_id_ AS campaign_id, campaign_ AS campaign,
    '' AS ad_group_id, ad_group_ AS ad_group, keyword_ AS keyword, name_day_ AS name_day,
    sum(facts.visits) AS visits,
    sum(facts.calls) AS calls,
    sumIf(facts.visits + facts.calls, ifNull(t.paid, false)) AS paid_touches
FROM
(
    SELECT
        p.day < {split:Date} AS earlier,
        /* inner dimensions */
        p.traffic AS traffic,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), p.campaign_id, '') AS campaign_id_,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), p.campaign, '') AS campaign_,
        if(has({levels:Array(String)}, 'ad_group'), p.ad_group, '') AS ad_group_,
        if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), p.keyword, '') AS keyword_,
        -- A name that several campaigns have had means the one of the day.
        if(lowerUTF8(p.campaign) IN ({dated_names:Array(String)}), toString(p.day), '') AS name_day_,
        sum(p.visits) AS visits,
        sum(p.calls) AS calls
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
    WHERE p.day BETWEEN {from:Date} AND {to:Date} AND (p.visits > 0 OR p.calls > 0)
      /* inner conditions */
    GROUP BY /* inner names */ earlier, p.traffic, campaign_id_, campaign_, ad_group_, keyword_, name_day_
) AS facts
LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium, paid FROM traffic FINAL) AS t ON t.traffic = facts.traffic
WHERE ({channel:Nullable(String)} IS NULL OR ifNull(nullIf(t.channel, ''), 'Unassigned') = {channel:Nullable(String)})
  AND ({source:Nullable(String)} IS NULL OR ifNull(t.source, '') = {source:Nullable(String)})
  /* conditions */
GROUP BY /* names */ earlier, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword, name_day
