-- The same down to the keyword: whole months by their sums, the days around them by theirs. A name that was not asked for is
-- no column and an empty text: to read and group it would cost as much as a sum.
SELECT
    d.day < {split:Date} AS earlier,
    /* inner dimensions */
    unattributed, channel, source,
    /* name campaign_id */ AS campaign_id,
    /* name campaign */ AS campaign,
    /* name ad_group_id */ AS ad_group_id,
    /* name ad_group */ AS ad_group,
    /* name keyword */ AS keyword,
    /* sums */
FROM way_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64}
  AND basis IN ('own', {basis:String})
  AND (grain = 'month' AND day IN {whole_months:Array(Date)} OR grain = 'day' AND day IN {single_days:Array(Date)})
  /* inner conditions */
GROUP BY /* inner names */ earlier, unattributed, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword
