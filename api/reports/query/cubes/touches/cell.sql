-- The visits or calls behind one cell. Composed with a statement that reads `cell`.
WITH cell AS
(
    SELECT
        if({measure:String} = 'visits', 'visit', 'call') AS type,
        p.touch_id AS touch_id, p.native_id AS id, p.native_id AS label, p.source AS source, p.at AS occurred_at,
        toString(p.owner) AS person,
        ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel,
        ifNull(nullIf(t.channel_ga4, ''), 'Unassigned') AS channel_ga4, ifNull(t.source, '') AS way_source,
        p.campaign_id AS campaign_id, p.campaign AS campaign, p.keyword AS keyword,
        if(lowerUTF8(p.campaign) IN ({dated_names:Array(String)}), toString(p.day), '') AS name_day,
        toUInt64(if({measure:String} = 'visits', p.visits, p.calls)) AS amount
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
    LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium, paid FROM traffic FINAL) AS t ON t.traffic = p.traffic
    WHERE p.day BETWEEN {from:Date} AND {to:Date}
      AND if({measure:String} = 'visits', p.visits, p.calls) > 0
      AND {part:String} != 'unattributed'
      AND (NOT {paired:Bool} OR has({pairs:Array(String)}, concat(ifNull(nullIf(t.channel, ''), 'Unassigned'), '\x1f', ifNull(t.source, ''), '\x1f', if(ifNull(t.paid, false), '1', '0'))))
      AND ({channel:Nullable(String)} IS NULL OR ifNull(nullIf(t.channel, ''), 'Unassigned') = {channel:Nullable(String)})
      AND ({source:Nullable(String)} IS NULL OR ifNull(t.source, '') = {source:Nullable(String)})
      AND (NOT {spelled:Bool} OR has({spellings:Array(String)},
           concat(ifNull(nullIf(t.channel, ''), 'Unassigned'), '\x1f', ifNull(t.source, ''), '\x1f',
                  if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), p.campaign_id, ''), '\x1f',
                  if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), p.campaign, ''), '\x1f',
                  '', '\x1f',
                  if(has({levels:Array(String)}, 'ad_group'), p.ad_group, ''), '\x1f',
                  if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), p.keyword, ''), '\x1f',
                          if(lowerUTF8(p.campaign) IN ({dated_names:Array(String)}), toString(p.day), ''))))
      /* conditions */
)
