-- Continues `latest` of deals: one row a deal that was opened in the period, or one a stage that it went through.
, history AS
(
    -- A CRM that tells no history of stages tells it by its versions.
    SELECT key, arraySort(entry -> (entry.2, entry.1), groupArray((stage, entered))) AS entries
    FROM
    (
        SELECT key, assumeNotNull(fields['stage']) AS stage, min(toUnixTimestamp64Micro(occurred_at)) AS entered
        FROM entities
        WHERE entity_type = 'deal' AND op = 'upsert' AND ifNull(fields['stage'], '') != '' AND key IN (SELECT key FROM latest)
        GROUP BY key, stage
    )
    GROUP BY key
),
opened AS
(
    SELECT latest.key AS key, source, entity_id, if(fields['title'] = '', entity_id, fields['title']) AS label, fields['status'] AS status, fields['lostReason'] AS lost_reason,
        toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['createdAt']), 'UTC'), {timezone:String}) AS day,
        if(fields['currency'] = {currency:String}, toInt64OrNull(fields['amountMicros']), NULL) AS amount,
        toInt64OrZero(if(fields['wonAt'] != '', fields['wonAt'], fields['lostAt'])) AS closed_at,
        if(fields['stages'] IN ('', '[]'), history.entries,
            arrayMap(entry -> (JSONExtractString(entry, 'stage'), JSONExtractInt(entry, 'at')), JSONExtractArrayRaw(fields['stages']))) AS entries
    FROM latest LEFT JOIN history ON history.key = latest.key
    WHERE type = 'deal' AND fields['mergedInto'] = ''
),
stages AS
(
    SELECT opened.*, entry.1 AS stage, entry.2 AS entered_at,
        if(position < length(entries), entries[position + 1].2, if(status IN ('won', 'lost'), closed_at, 0)) AS left_at,
        position < length(entries) OR status = 'won' AS went_on
    FROM opened ARRAY JOIN entries AS entry, arrayEnumerate(entries) AS position
    WHERE day BETWEEN {from:Date} AND {to:Date}
),
items AS
(
    SELECT entity_id, source, label, day, amount, stage AS name, (left_at - entered_at) / 86400000000 AS days, left_at > 0 AS has_left,
        arrayFilter(flag -> flag != '', ['deals', multiIf(went_on, 'went_on', status = 'lost', 'lost', 'stands')]) AS counts_as
    FROM stages
    WHERE {by:String} = 'stage'
    UNION ALL
    SELECT entity_id, source, label, day, amount, if(lost_reason = '', 'not_told', lost_reason), 0, false, ['deals', 'lost']
    FROM opened
    WHERE {by:String} = 'reason' AND status = 'lost' AND day BETWEEN {from:Date} AND {to:Date}
)
