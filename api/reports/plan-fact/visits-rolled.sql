-- The same as `visits.sql` from what is rolled up: whole months by their sums, the days around them by theirs.
SELECT toString(toStartOfMonth(d.day)) AS month, d.channel AS channel, d.source AS source, d.paid AS paid,
    d.campaign_id AS campaign_id, d.campaign AS campaign, '' AS name_day, sum(d.visits) AS visits, sum(d.visits + d.calls) AS touches
FROM way_days AS d
WHERE generation = {generation:UInt32} AND epoch = {epoch:UInt32} AND revision <= {revision:UInt64} AND basis = 'own'
  AND (grain = 'month' AND day IN {months:Array(Date)} OR grain = 'day' AND day IN {days:Array(Date)})
GROUP BY month, channel, source, paid, campaign_id, campaign
HAVING touches > 0
