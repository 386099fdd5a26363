-- Continues `latest` of calls: one row an inbound call of the period, and what became of it. Of a missed one the first of
-- three things within a day counts: somebody called back, the caller got through, or the caller tried in vain once more,
-- which is then the call that counts. Where none of them happened the caller was lost.
, calls AS
(
    SELECT key, source, entity_id, fields['direction'] = 'out' AS is_out, fields['status'] AS status, identifiers,
        fields['operator'] AS operator, if(fields['trackingNumber'] = '', 'not_told', fields['trackingNumber']) AS number, fields['traffic'] AS told_traffic,
        fromUnixTimestamp64Micro(toInt64OrZero(fields['startedAt']), 'UTC') AS at,
        toUInt32OrNull(fields['waitSeconds']) AS wait_seconds, toUInt32OrNull(fields['talkSeconds']) AS talk_seconds,
        toInt64OrNull(fields['callbackAt']) AS told_callback
    FROM latest
    WHERE toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['startedAt']), 'UTC'), {timezone:String})
        BETWEEN {from:Date} AND {to:Date} + 1
),
-- Whoever withheld the number is nobody whom anything else tells of.
tries AS
(
    SELECT identifier, toUnixTimestamp64Micro(at) AS tried_at, multiIf(is_out, 'out', status = 'answered', 'through', 'vain') AS try
    FROM calls ARRAY JOIN identifiers AS identifier
    WHERE identifier != key
),
missed AS
(
    SELECT key, identifier, toUnixTimestamp64Micro(at) AS missed_at
    FROM calls ARRAY JOIN identifiers AS identifier
    WHERE NOT is_out AND status NOT IN ('', 'answered') AND identifier != key
),
followed AS
(
    SELECT key, minIf(tried_at, try = 'out') AS out_at, minIf(tried_at, try = 'through') AS through_at,
        minIf(tried_at, try = 'vain') AS vain_at
    FROM missed INNER JOIN tries ON missed.identifier = tries.identifier
    WHERE tried_at > missed_at AND tried_at <= missed_at + 86400000000
    GROUP BY key
),
items AS
(
    SELECT calls.key AS call_key, source, entity_id, at, number,
        toDate(at, {timezone:String}) AS day,
        if(operator = '', 'nobody', operator) AS operator,
        traffic.channel AS channel,
        leftPad(toString(toHour(at, {timezone:String})), 2, '0') AS hour,
        status, wait_seconds, talk_seconds,
        nullIf(ifNull(told_callback, followed.out_at), 0) AS back_at,
        nullIf(followed.through_at, 0) AS again_at,
        nullIf(followed.vain_at, 0) AS once_more_at,
        multiIf(status = 'answered', 'answered', status = '', 'not_told',
            isNotNull(back_at) AND back_at <= least(ifNull(again_at, back_at), ifNull(once_more_at, back_at)), 'called_back',
            isNotNull(again_at) AND again_at <= ifNull(once_more_at, again_at), 'rang_again',
            isNotNull(once_more_at), 'repeated', 'lost') AS outcome,
        multiIf(outcome = 'answered', wait_seconds / 60, outcome = 'called_back', (back_at - toUnixTimestamp64Micro(at)) / 60000000, NULL)
            AS response_minutes,
        multiIf({by:String} = 'operator', operator, {by:String} = 'channel', channel, {by:String} = 'number', number,
            {by:String} = 'hour', hour, toString(day)) AS name,
        arrayFilter(flag -> flag != '', ['calls', outcome, if(outcome NOT IN ('answered', 'not_told'), 'missed', ''),
            if(outcome = 'called_back' AND response_minutes <= {within:UInt32}, 'in_time', '')]) AS counts_as
    FROM calls
    LEFT JOIN followed ON followed.key = calls.key
    LEFT JOIN (SELECT traffic, argMax(channel, classified_at) AS channel FROM traffic GROUP BY traffic) AS traffic
        ON traffic.traffic = if(told_traffic = '', sipHash64('(phone)'), sipHash64(told_traffic))
    WHERE NOT is_out AND toDate(at, {timezone:String}) BETWEEN {from:Date} AND {to:Date}
)
