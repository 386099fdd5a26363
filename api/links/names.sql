-- Names that visits of the last year have come by, the most used first.
SELECT what, name
FROM
(
    SELECT arrayJoin([('source', named.source), ('medium', named.medium), ('campaign', toString(touch.campaign))]) AS told,
        told.1 AS what, told.2 AS name, sum(visits) AS used
    FROM
    (
        SELECT traffic, campaign, sum(visits) AS visits
        FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE day >= {since:Date}
        GROUP BY traffic, campaign
    ) AS touch
    INNER JOIN
    (
        -- As the tags spelt them: canonical names are no tags.
        SELECT traffic, JSONExtractString(tuple, 1) AS source, JSONExtractString(tuple, 2) AS medium FROM traffic FINAL
    ) AS named ON named.traffic = touch.traffic
    GROUP BY told
)
WHERE name != '' AND NOT startsWith(name, '(')
ORDER BY used DESC, name
LIMIT 300 BY what
