-- Inbound calls that were answered, whose length is told and whose caller is known, with how many short ones the caller made.
, calls AS
(
    SELECT key, any(at) AS at, any(source) AS source, any(entity_id) AS entity_id, any(traffic) AS traffic, any(campaign) AS campaign, any(talked) AS talked,
        argMax(identifier, (times, identifier)) AS caller, max(times) AS short_calls,
        talked <= {short_seconds:UInt32} AND short_calls >= {short_calls:UInt32} AS is_short
    FROM
    (
        SELECT *, identifier, countIf(talked <= {short_seconds:UInt32}) OVER (PARTITION BY identifier) AS times
        FROM
        (
            SELECT key, source, entity_id, fromUnixTimestamp64Micro(toInt64OrZero(fields['startedAt']), 'UTC') AS at,
                if(fields['traffic'] = '', sipHash64('(phone)'), sipHash64(fields['traffic'])) AS traffic, fields['utmCampaign'] AS campaign,
                assumeNotNull(toUInt32OrNull(fields['talkSeconds'])) AS talked,
                arrayFilter(one -> one != key, identifiers) AS callers
            FROM latest
            WHERE type = 'call' AND fields['direction'] != 'out' AND fields['status'] = 'answered' AND isNotNull(toUInt32OrNull(fields['talkSeconds']))
              AND toDate(at, {timezone:String}) BETWEEN {from:Date} AND {to:Date}
        )
        ARRAY JOIN callers AS identifier
    )
    GROUP BY key
)
