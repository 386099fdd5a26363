-- Continues `latest` of subscribers: from which day to which each was on a list, and why no longer. An address that bounced for good or
-- complained leaves on the day of the first such message; that a mailing tool says so of the subscriber without a day counts nowhere.
, gone AS
(
    SELECT anchor, toString(medium) AS medium, occurred_at AS at, if(type = 'message_complained' OR variant = 'abuse', 'complained', 'bounced') AS why
    FROM events
    WHERE type IN ('message_bounced', 'message_complained') AND NOT is_test AND NOT is_bot AND NOT is_internal
      AND (type = 'message_complained' OR variant IN ('hard', 'abuse'))
      AND anchor IN (SELECT arrayJoin(identifiers) FROM latest)
),
told AS
(
    SELECT key, any(toString(source)) AS source, any(if(fields['list'] = '', 'not_told', fields['list'])) AS list,
        any(if(fields['medium'] = '', 'not_told', fields['medium'])) AS medium, any(fields['status']) AS status,
        any(toInt64OrNull(fields['subscribedAt'])) AS begins, any(toInt64OrNull(fields['unsubscribedAt'])) AS leaves,
        minIf((toUnixTimestamp64Micro(gone.at), gone.why), gone.why != '' AND gone.medium IN ('', fields['medium'])
            AND toUnixTimestamp64Micro(gone.at) >= toInt64OrNull(fields['subscribedAt'])) AS cut
    FROM (SELECT *, arrayJoin(if(empty(identifiers), [toUInt64(0)], identifiers)) AS identifier FROM latest) AS carried
    LEFT JOIN gone ON gone.anchor = carried.identifier
    WHERE fields['status'] != 'pending'
    GROUP BY key
),
members AS
(
    SELECT key, source, list, medium, if({by:String} = 'list', list, if({by:String} = 'medium', medium, '')) AS name,
        toDate(fromUnixTimestamp64Micro(assumeNotNull(begins), 'UTC'), {timezone:String}) AS first_day,
        status IN ('unsubscribed', 'bounced', 'complained', 'removed') AS has_left,
        -- What was first: the message that came back, or the leaving that the tool tells.
        cut.1 != 0 AND (isNull(leaves) OR NOT has_left OR cut.1 <= leaves) AS is_cut,
        multiIf(is_cut, cut.1, has_left AND isNotNull(leaves), greatest(assumeNotNull(leaves), assumeNotNull(begins)), 0) AS left_us,
        if(left_us = 0, NULL, toDate(fromUnixTimestamp64Micro(left_us, 'UTC'), {timezone:String})) AS last_day,
        multiIf(is_cut, cut.2, has_left, status, '') AS why,
        isNull(begins) OR (has_left AND left_us = 0) AS is_undated
    FROM told
)
