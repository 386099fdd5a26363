-- Continues `latest` of survey responses: one row an answer to "would you recommend us" of the period or of the one before
-- it, with the channel by which its giver first came.
, answers AS
(
    SELECT key, source, entity_id, at, day, survey, score, ratings, comment,
        if(came.channel = '', 'not_told', came.channel) AS channel,
        day < {from:Date} AS is_previous,
        multiIf({by:String} = 'channel', channel, {by:String} = 'survey', survey, substring(toString(day), 1, 7)) AS name,
        multiIf(score >= 9, 'promoters', score >= 7, 'passives', 'detractors') AS side
    FROM
    (
        SELECT key, source, entity_id, identifiers, fromUnixTimestamp64Micro(toInt64OrZero(fields['answeredAt']), 'UTC') AS at,
            toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['answeredAt']), 'UTC'), {timezone:String}) AS day,
            if(fields['survey'] = '', 'not_told', fields['survey']) AS survey, toInt32(toInt64OrZero(fields['score']) / 1000000) AS score,
            fields['answers'] AS ratings, fields['comment'] AS comment
        FROM latest
        WHERE fields['type'] = 'nps' AND fields['score'] != '' AND toInt64OrZero(fields['score']) BETWEEN 0 AND 10000000
          AND toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['answeredAt']), 'UTC'), {timezone:String})
              BETWEEN {previous_from:Date} AND {to:Date}
    ) AS told
    LEFT JOIN
    (
        SELECT answer, argMin(traffic.channel, first_at) AS channel
        FROM
        (
            SELECT carried.answer AS answer, touched.first_at AS first_at, touched.first_way AS way
            FROM (SELECT key AS answer, arrayJoin(identifiers) AS identifier FROM latest) AS carried
            INNER JOIN
            (
                SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
                WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
                  AND identifier IN (SELECT arrayJoin(identifiers) FROM latest)
                GROUP BY identifier
            ) AS mapped ON mapped.identifier = carried.identifier
            INNER JOIN
            (
                SELECT owner, min(at) AS first_at, argMin(traffic, at) AS first_way
                FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
                WHERE day <= {to:Date}
                GROUP BY owner
            ) AS touched ON touched.owner = mapped.person
        ) AS first_touches
        INNER JOIN (SELECT traffic AS way, argMax(channel, classified_at) AS channel FROM traffic GROUP BY way) AS traffic USING (way)
        GROUP BY answer
    ) AS came ON came.answer = told.key
)
