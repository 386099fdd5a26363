-- Media cost and the platform's counters. Names of campaigns are compared after the query, with their ids. The
-- source is told at every level: whether a cost is missing is a question to each source. The keyword goes with the
-- ad group, which visits often do not say.
SELECT
    earlier,
    /* dimensions */
    ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel,
    ifNull(t.source, '') AS source,
    campaign_id_ AS campaign_id, campaign_ AS campaign,
    ad_group_id_ AS ad_group_id, ad_group_ AS ad_group, keyword_ AS keyword,
    sum(facts.cost) AS cost,
    sum(facts.cost_unknown) AS cost_unknown,
    sum(facts.cost_rows) AS cost_rows,
    sum(facts.impressions) AS impressions,
    sum(facts.clicks) AS clicks
FROM
(
    SELECT
        c.day < {split:Date} AS earlier,
        /* inner dimensions */
        c.traffic AS traffic,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign_id, '') AS campaign_id_,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign, '') AS campaign_,
        if(has({levels:Array(String)}, 'ad_group'), c.ad_group_id, '') AS ad_group_id_,
        if(has({levels:Array(String)}, 'ad_group'), c.ad_group, '') AS ad_group_,
        if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), c.keyword, '') AS keyword_,
        sum(ifNull(c.cost_base, 0)) AS cost,
        countIf(c.cost_base IS NULL) AS cost_unknown,
        count() AS cost_rows,
        sum(c.impressions) AS impressions,
        sum(c.clicks) AS clicks
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
    WHERE c.day BETWEEN {from:Date} AND {to:Date}
      /* inner conditions */
    GROUP BY /* inner names */ earlier, c.traffic, campaign_id_, campaign_, ad_group_id_, ad_group_, keyword_
) AS facts
LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium FROM traffic FINAL) AS t ON t.traffic = facts.traffic
WHERE ({channel:Nullable(String)} IS NULL OR ifNull(nullIf(t.channel, ''), 'Unassigned') = {channel:Nullable(String)})
  AND ({source:Nullable(String)} IS NULL OR ifNull(t.source, '') = {source:Nullable(String)})
  /* conditions */
GROUP BY /* names */ earlier, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword
