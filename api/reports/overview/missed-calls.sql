-- Beginning of a statement about calls that nobody answered: `missed`. Whoever called again and was answered, or was called
-- back, was reached.
WITH
calls AS
(
    SELECT entity_id, toString(entity_states.source) AS source, identifiers, fields, toInt64OrZero(fields['startedAt']) AS at_us,
        toDate(fromUnixTimestamp64Micro(at_us, 'UTC'), {timezone:String}) AS day
    FROM entity_states
    WHERE generation = {generation:UInt32} AND entity_type = 'call' AND (key, revision) IN
    (
        SELECT key, max(revision) FROM entity_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type = 'call'
        GROUP BY key
    )
      AND NOT deleted AND NOT is_test AND day >= {from:Date}
),
reached AS
(
    SELECT who, max(at_us) AS last_us
    FROM (SELECT arrayJoin(identifiers) AS who, at_us FROM calls WHERE fields['status'] = 'answered')
    GROUP BY who
),
missed AS
(
    SELECT entity_id, any(source) AS source, any(at_us) AS at_us, any(number) AS number, max(last_us) AS reached_us
    FROM
    (
        SELECT entity_id, source, at_us, fields['trackingNumber'] AS number, arrayJoin(identifiers) AS who FROM calls
        WHERE day <= {to:Date} AND fields['direction'] != 'out' AND fields['status'] IN ('missed', 'voicemail', 'busy', 'failed')
          AND fields['callbackAt'] = ''
    ) AS call
    LEFT JOIN reached ON reached.who = call.who
    GROUP BY entity_id
    HAVING reached_us < at_us
)
