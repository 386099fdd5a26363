-- What ad platforms claim in some days, by setting and action; with `by_row` day by day and campaign by campaign.
SELECT transform(ifNull(toString(t.source), ''), {sources:Array(String)}, {platforms:Array(String)}, ifNull(toString(t.source), '')) AS platform,
    toString(c.setting) AS setting_, toString(c.action) AS action_,
    if({by_row:Bool}, toString(c.day), '') AS day_,
    if({by_row:Bool}, toString(if(c.campaign = '', c.campaign_id, c.campaign)), '') AS label,
    toString(sum(ifNull(c.conversions, 0))) AS conversions, toString(countIf(c.conversions IS NULL)) AS conversions_unknown,
    toString(sum(ifNull(c.value_base, 0))) AS value, toString(countIf(c.value_base IS NULL)) AS value_unknown
FROM claimed_rows(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
LEFT JOIN (SELECT traffic, source FROM traffic FINAL) AS t ON t.traffic = c.traffic
WHERE c.day BETWEEN {from:Date} AND {to:Date}
GROUP BY platform, setting_, action_, day_, label
ORDER BY platform, setting_, action_, day_ DESC, label
