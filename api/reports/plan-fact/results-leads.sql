-- Continues `credit` of one rule: the leads.
, results AS
(
    SELECT c.owner AS owner, c.conversion_id AS conversion_id, c.touch_id AS touch_id, c.traffic AS traffic, c.way AS way,
        c.touch_day AS touch_day, c.lead_day AS own_day, c.share_nano AS share_nano, toNullable(toInt64(0)) AS revenue,
        toNullable(toInt64(0)) AS margin, told.kind AS kind, told.label AS label, told.source AS source, told.native_id AS native_id
    FROM (SELECT * FROM credit WHERE kind = 'lead' AND touch_id != 0) AS c
    INNER JOIN
    (
        SELECT owner, conversion_id, kind, label, source, native_id
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) WHERE kind = 'lead'
    ) AS told ON told.owner = c.owner AND told.conversion_id = c.conversion_id
)
