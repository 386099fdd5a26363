-- What a campaign earned on each day under one rule, whose name stands in place of `rule`, from what is rolled up.
SELECT toString(d.day) AS day, sum(d.rule_margin) - sum(d.cost) AS profit
FROM way_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64} AND grain = 'day'
  AND basis IN ('own', {basis:String}) AND d.day BETWEEN {from:Date} AND {to:Date}
  AND NOT unattributed AND channel = {channel:String} AND source = {source:String}
  AND (campaign_id, campaign) IN (SELECT arrayJoin(arrayZip({campaign_ids:Array(String)}, {campaigns:Array(String)})))
GROUP BY d.day
