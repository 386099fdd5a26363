-- Goals that nothing has reached in the last 30 days that have events.
SELECT 'silent_goals' AS notice, name AS subject, 1 AS count
FROM (SELECT arrayJoin({goals:Array(String)}) AS name, (SELECT max(occurred_at) FROM events WHERE NOT is_test AND NOT is_bot) AS newest)
WHERE newest > toDateTime64(0, 6, 'UTC') AND concat('goal:', name) NOT IN
(
    SELECT DISTINCT kind FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE startsWith(kind, 'goal:')
      AND at > (SELECT max(occurred_at) FROM events WHERE NOT is_test AND NOT is_bot) - toIntervalDay(30)
)
ORDER BY name
