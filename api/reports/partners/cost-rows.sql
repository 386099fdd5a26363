-- One page of the costs behind a figure, the newest first, with the sums over all of them.
SELECT toString(joint.day) AS day, source, campaign, partner, cost, count() OVER () AS all_rows,
    sum(ifNull(cost, 0)) OVER () AS all_cost, sum(isNull(cost)) OVER () AS unknown
FROM joint
WHERE {name:Nullable(String)} IS NULL OR name = {name:Nullable(String)}
ORDER BY joint.day DESC, cost DESC, source, campaign
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
