-- The same down to the keyword: whole months by their sums, the days around them by theirs.
SELECT
    d.day < {split:Date} AS earlier,
    /* inner dimensions */
    unattributed, channel, source,
    if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), d.campaign_id, '') AS campaign_id,
    if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), d.campaign, '') AS campaign,
    if(has({levels:Array(String)}, 'ad_group'), d.ad_group_id, '') AS ad_group_id,
    if(has({levels:Array(String)}, 'ad_group'), d.ad_group, '') AS ad_group,
    if(hasAny({levels:Array(String)}, ['ad_group', 'keyword']), d.keyword, '') AS keyword,
    /* sums */
FROM way_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
  AND basis IN ('own', {basis:String})
  AND (grain = 'month' AND day IN {whole_months:Array(Date)} OR grain = 'day' AND day IN {single_days:Array(Date)})
  /* inner conditions */
GROUP BY /* inner names */ earlier, unattributed, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword
