-- Continues `latest` of calls: one row an inbound call of the period, and what became of it. Of a missed one the first of
-- three things within a day counts: somebody called back, the caller got through, or the caller tried in vain once more,
-- which is then the call that counts. Where none of them happened the caller was lost.
, calls AS
(
    SELECT key, source, entity_id, fields['direction'] = 'out' AS is_out, fields['status'] AS status, identifiers,
        fields['operator'] AS operator, if(fields['trackingNumber'] = '', 'not_told', fields['trackingNumber']) AS number, fields['traffic'] AS told_traffic,
        fromUnixTimestamp64Micro(toInt64OrZero(fields['startedAt']), 'UTC') AS at,
        toUInt32OrNull(fields['waitSeconds']) AS wait_seconds, toUInt32OrNull(fields['talkSeconds']) AS talk_seconds,
        toInt64OrNull(fields['callbackAt']) AS told_callback,
        if(fields['leaseId'] = '', NULL, toInt64OrNull(fields['matchProbability'])) AS match_ppm
    FROM latest
    WHERE toDate(fromUnixTimestamp64Micro(toInt64OrZero(fields['startedAt']), 'UTC'), {timezone:String})
        BETWEEN {from:Date} AND {to:Date} + 1
),
-- Of each identifier what was tried after a call. Whoever withheld the number is nobody whom anything else tells of.
followed AS
(
    SELECT key, any(source) AS source, any(entity_id) AS entity_id, any(is_out) AS is_out, any(status) AS status, any(operator) AS operator,
        any(number) AS number, any(told_traffic) AS told_traffic, any(at) AS at, any(wait_seconds) AS wait_seconds,
        any(talk_seconds) AS talk_seconds, any(told_callback) AS told_callback, any(match_ppm) AS match_ppm,
        minIf(next_out, next_out > 0 AND next_out <= at_us + 86400000000) AS out_at,
        minIf(next_through, next_through > 0 AND next_through <= at_us + 86400000000) AS through_at,
        minIf(next_vain, next_vain > 0 AND next_vain <= at_us + 86400000000) AS vain_at
    FROM
    (
        SELECT *, toUnixTimestamp64Micro(at) AS at_us, minIf(at_us, is_out) OVER later AS next_out,
            minIf(at_us, NOT is_out AND status = 'answered') OVER later AS next_through,
            minIf(at_us, NOT is_out AND status NOT IN ('', 'answered')) OVER later AS next_vain
        FROM calls
        ARRAY JOIN if(empty(arrayFilter(one -> one != key, identifiers)), [key], arrayFilter(one -> one != key, identifiers)) AS identifier
        WINDOW later AS (PARTITION BY identifier ORDER BY at, key ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
    )
    GROUP BY key
),
every AS
(
    SELECT key AS call_key, source, entity_id, at, number,
        toDate(at, {timezone:String}) AS day,
        if(operator = '', 'nobody', operator) AS operator,
        traffic.channel AS channel,
        leftPad(toString(toHour(at, {timezone:String})), 2, '0') AS hour,
        status, wait_seconds, talk_seconds, match_ppm / 1000000 AS certainty,
        nullIf(ifNull(told_callback, out_at), 0) AS back_at,
        nullIf(through_at, 0) AS again_at,
        nullIf(vain_at, 0) AS once_more_at,
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
    FROM followed
    LEFT JOIN (SELECT traffic, argMax(channel, classified_at) AS channel FROM traffic GROUP BY traffic) AS traffic
        ON traffic.traffic = if(told_traffic = '', sipHash64('(phone)'), sipHash64(told_traffic))
    WHERE NOT is_out AND toDate(at, {timezone:String}) BETWEEN {from:Date} AND {to:Date}
),
items AS
(
    SELECT * FROM every AS items
    WHERE true
      /* conditions */
)
