-- Continues `latest` of calls: one row a call of the period and point of the script that somebody scored it by, and whether the
-- caller bought within some days.
, scored AS
(
    SELECT key, source, entity_id, identifiers, operator, at, scoring.1 AS point, scoring.2 = 'true' AS is_kept
    FROM
    (
        SELECT key, source, entity_id, identifiers, if(fields['operator'] = '', 'nobody', fields['operator']) AS operator, fields['scored'] AS points,
            fromUnixTimestamp64Micro(toInt64OrZero(fields['startedAt']), 'UTC') AS at
        FROM latest
        WHERE fields['scored'] NOT IN ('', '{}')
    )
    ARRAY JOIN JSONExtractKeysAndValuesRaw(points) AS scoring
    WHERE toDate(at, {timezone:String}) BETWEEN {from:Date} AND {to:Date}
),
called AS
(
    SELECT carried.key AS key, carried.at AS at, mapped.person AS person
    FROM (SELECT DISTINCT key, at, arrayJoin(identifiers) AS identifier FROM scored) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT arrayJoin(identifiers) FROM scored)
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = carried.identifier
),
bought AS
(
    SELECT called.key AS key
    FROM called
    ASOF INNER JOIN
    (
        SELECT owner, at FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
    ) AS sold ON sold.owner = called.person AND sold.at >= called.at
    WHERE sold.at <= called.at + toIntervalDay({within:UInt32})
),
items AS
(
    SELECT scored.*, toDate(at, {timezone:String}) AS day, key IN (SELECT key FROM bought) AS is_sold
    FROM scored
)
