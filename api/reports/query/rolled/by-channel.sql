-- Costs, touches, credit and sales of a period by channel and source, under one rule, whose name stands in place of `rule`.
SELECT
    d.day < {split:Date} AS earlier,
    /* inner dimensions */
    unattributed, channel, source,
    '' AS campaign_id, '' AS campaign, '' AS ad_group_id, '' AS ad_group, '' AS keyword,
    /* sums */
FROM channel_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
  AND basis IN ('own', {basis:String}) AND day BETWEEN {from:Date} AND {to:Date}
  /* inner conditions */
GROUP BY /* inner names */ earlier, unattributed, channel, source
