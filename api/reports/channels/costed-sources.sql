-- Every source that cost data has ever told of, up to the end of the period.
SELECT DISTINCT ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, ifNull(t.source, '') AS source
FROM
(
    SELECT DISTINCT traffic
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE day <= {to:Date}
) AS facts
LEFT JOIN (SELECT traffic, channel, source FROM traffic FINAL) AS t ON t.traffic = facts.traffic
