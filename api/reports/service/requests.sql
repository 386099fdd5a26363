-- Continues `latest` of conversations: one row a request for help of the period. Whoever asks again within some days is looked for
-- after the period's end as well.
, asked AS
(
    SELECT key, source, entity_id, identifiers, toInt64OrZero(fields['createdAt']) AS created_us,
        toDate(fromUnixTimestamp64Micro(created_us, 'UTC'), {timezone:String}) AS day,
        if(fields['topic'] = '', 'not_told', fields['topic']) AS topic, if(fields['operator'] = '', 'nobody', fields['operator']) AS operator,
        toInt64OrZero(fields['firstResponseAt']) AS response_us,
        toInt64OrZero(if(fields['firstSolvedAt'] = '', fields['solvedAt'], fields['firstSolvedAt'])) AS solved_us,
        toInt64OrZero(fields['reopened']) > 0 AS is_reopened, toInt64OrNull(fields['rating']) / 1000000 AS rating
    FROM latest
    WHERE type = 'conversation' AND fields['purpose'] = 'support' AND created_us > 0
),
people AS
(
    SELECT carried.key AS key, min(mapped.person) AS person
    FROM (SELECT key, arrayJoin(identifiers) AS identifier FROM asked) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT arrayJoin(identifiers) FROM asked)
        GROUP BY identifier
        HAVING NOT argMax(capped, revision)
    ) AS mapped ON mapped.identifier = carried.identifier
    GROUP BY key
),
every AS
(
    SELECT key, source, entity_id, day, topic, operator, rating,
        if(response_us >= created_us, (response_us - created_us) / 60000000, NULL) AS response_minutes,
        if(solved_us >= created_us, (solved_us - created_us) / 3600000000, NULL) AS hours,
        multiIf({by:String} = 'operator', operator, {by:String} = 'month', substring(toString(day), 1, 7), topic) AS name,
        arrayFilter(flag -> flag != '', ['requests', if(isNotNull(response_minutes), 'answered', ''), if(isNotNull(hours), 'solved', ''),
            if(is_reopened, 'reopened', ''), if(next_us > 0 AND next_us - created_us <= {days:Int64} * 86400000000, 'repeated', '')]) AS counts_as
    FROM
    (
        SELECT asked.*, leadInFrame(created_us, 1, toInt64(0)) OVER (PARTITION BY if(people.person = 0, asked.key, people.person) ORDER BY created_us, asked.key
            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next_us
        FROM asked LEFT JOIN people ON people.key = asked.key
    )
    WHERE day BETWEEN {from:Date} AND {to:Date}
),
items AS
(
    SELECT * FROM every AS items
    WHERE true
      /* conditions */
)
