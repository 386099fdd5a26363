-- Visits of the campaigns asked for, the newest first, with their number.
SELECT toString(kind) AS type, native_id AS id, native_id AS label, source, toString(day) AS day_, channel, if(campaign = '', campaign_id, campaign) AS campaign_,
    NULL AS share_nano, toInt64(visits) AS amount, place, all_rows, all_known, 0 AS all_unknown
FROM
(
    SELECT *, row_number() OVER (ORDER BY at DESC, owner, touch_id) AS place, count() OVER () AS all_rows, sum(visits) OVER () AS all_known
    FROM
    (
        SELECT p.at AS at, p.owner AS owner, p.touch_id AS touch_id, p.kind AS kind, p.native_id AS native_id, p.source AS source, p.day AS day,
            ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel, p.campaign_id AS campaign_id, p.campaign AS campaign, p.visits AS visits
        FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS p
        LEFT JOIN (SELECT traffic, channel, source FROM traffic FINAL) AS t ON t.traffic = p.traffic
        WHERE p.day BETWEEN {from:Date} AND {to:Date} AND p.visits > 0
          AND has({keys:Array(String)}, arrayStringConcat([ifNull(nullIf(t.channel, ''), 'Unassigned'), ifNull(t.source, ''),
              toString(p.campaign_id), toString(p.campaign), if(has({dated_names:Array(String)}, lowerUTF8(p.campaign)), toString(p.day), '')], '\x1f'))
    )
)
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
