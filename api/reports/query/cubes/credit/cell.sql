-- The credited parts behind one cell. Composed with a statement that reads `cell`.
, cell AS
(
    SELECT
        c.touch_id = 0 AS unattributed,
        c.owner AS owner, c.conversion_id AS conversion_id, c.touch_id AS touch_id, c.share_nano AS share_nano,
        if(c.touch_id = 0, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel,
        if(c.touch_id = 0, '', ifNull(nullIf(t.channel_ga4, ''), 'Unassigned')) AS channel_ga4,
        if(c.touch_id = 0, '', ifNull(t.source, '')) AS way_source,
        c.campaign_id AS campaign_id, c.campaign AS campaign, c.keyword AS keyword,
        if(lowerUTF8(c.campaign) IN ({dated_names:Array(String)}), toString(c.touch_day), '') AS name_day,
        multiIf({measure:String} IN ('revenue', 'new_revenue'), c.revenue_base,
                {measure:String} = 'margin', c.margin_base,
                c.share_nano) AS amount
    FROM
    (
        SELECT part.*, way.campaign_id AS campaign_id, way.campaign AS campaign, way.ad_group AS ad_group, way.keyword AS keyword
        FROM credit AS part
        LEFT JOIN (SELECT * FROM ways FINAL) AS way ON way.way = part.way
    ) AS c
    LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium, paid FROM traffic FINAL) AS t ON t.traffic = c.traffic
    /* joins */
    WHERE (multiIf({basis:String} = 'touch', c.touch_day,
                  {basis:String} = 'lead' OR c.kind = 'lead', c.lead_day,
                  {basis:String} = 'deal', c.deal_day,
                  c.payment_day) AS dated) BETWEEN {from:Date} AND {to:Date}
      AND multiIf({measure:String} = 'leads', c.kind = 'lead',
                  {measure:String} = 'deals', c.kind = 'deal',
                  {measure:String} = 'orders', c.kind = 'order',
                  {measure:String} IN ('new_customers', 'new_revenue'), c.kind IN ('order', 'deal') AND c.is_first_purchase,
                  c.kind IN ('order', 'deal'))
      AND multiIf({part:String} = 'all', true, {part:String} = 'unattributed', c.touch_id = 0, c.touch_id != 0)
      AND (NOT {paired:Bool} OR has({pairs:Array(String)}, concat(ifNull(nullIf(t.channel, ''), 'Unassigned'), '\x1f', ifNull(t.source, ''), '\x1f', if(ifNull(t.paid, false), '1', '0'))))
      AND ({part:String} = 'unattributed'
           OR (({channel:Nullable(String)} IS NULL OR ifNull(nullIf(t.channel, ''), 'Unassigned') = {channel:Nullable(String)})
               AND ({source:Nullable(String)} IS NULL OR ifNull(t.source, '') = {source:Nullable(String)})
               AND (NOT {spelled:Bool} OR has({spellings:Array(String)},
                    concat(ifNull(nullIf(t.channel, ''), 'Unassigned'), '\x1f', ifNull(t.source, ''), '\x1f',
                           if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign_id, ''), '\x1f',
                           if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), c.campaign, ''), '\x1f',
                           '', '\x1f',
                           if(has({levels:Array(String)}, 'ad_group'), c.ad_group, ''), '\x1f',
                           if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), c.keyword, ''), '\x1f',
                          if(lowerUTF8(c.campaign) IN ({dated_names:Array(String)}), toString(c.touch_day), ''))))))
      /* conditions */
)
