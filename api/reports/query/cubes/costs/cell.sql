-- The cost rows behind one cell. Composed with a statement that reads `cell`.
WITH cell AS
(
    SELECT
        c.day AS day, c.source AS source, c.account AS account,
        ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel,
        ifNull(nullIf(t.channel_ga4, ''), 'Unassigned') AS channel_ga4, ifNull(t.source, '') AS way_source,
        c.campaign_id AS campaign_id, c.campaign AS campaign,
        c.ad_group_id AS ad_group_id, c.ad_group AS ad_group, c.keyword AS keyword,
        multiIf({measure:String} = 'cost', c.cost_base,
                {measure:String} = 'clicks', toInt64(c.clicks),
                toInt64(c.impressions)) AS amount
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
    LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium FROM traffic FINAL) AS t ON t.traffic = c.traffic
    WHERE c.day BETWEEN {from:Date} AND {to:Date}
      AND {part:String} != 'unattributed'
      AND (NOT {paired:Bool} OR has({pairs:Array(String)}, concat(ifNull(nullIf(t.channel, ''), 'Unassigned'), '\x1f', ifNull(t.source, ''), '\x1f', '1')))
      AND ({channel:Nullable(String)} IS NULL OR ifNull(nullIf(t.channel, ''), 'Unassigned') = {channel:Nullable(String)})
      AND ({source:Nullable(String)} IS NULL OR ifNull(t.source, '') = {source:Nullable(String)})
      AND (NOT {spelled:Bool} OR has({spellings:Array(String)},
           concat(ifNull(nullIf(t.channel, ''), 'Unassigned'), '\x1f', ifNull(t.source, ''), '\x1f',
                  if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign_id, ''), '\x1f',
                  if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign, ''), '\x1f',
                  if(has({levels:Array(String)}, 'ad_group'), c.ad_group_id, ''), '\x1f',
                  if(has({levels:Array(String)}, 'ad_group'), c.ad_group, ''), '\x1f',
                  if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), c.keyword, ''), '\x1f')))
      /* conditions */
)
