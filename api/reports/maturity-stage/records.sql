-- What desks, lists and surveys have told of the period, by kind.
WITH micros -> toDate(fromUnixTimestamp64Micro(toInt64OrZero(micros), 'UTC'), {timezone:String}) AS day_of
SELECT toString(entity_type) AS type, count() AS records, countIf(fields['stages'] NOT IN ('', '[]')) AS staged,
    countIf(fields['direction'] != 'out') AS inbound,
    countIf(fields['unsubscribedAt'] != '' AND day_of(fields['unsubscribedAt']) BETWEEN {from:Date} AND {to:Date}) AS gone,
    countIf(fields[if(entity_type = 'subscriber', 'subscribedAt', if(entity_type = 'call', 'startedAt', 'createdAt'))] != ''
        AND day_of(fields[if(entity_type = 'subscriber', 'subscribedAt', if(entity_type = 'call', 'startedAt', 'createdAt'))]) BETWEEN {from:Date} AND {to:Date}) AS begun,
    countIf(entity_type = 'survey_response' AND fields['answers'] NOT IN ('', '{}')) AS explained
FROM entity_states
WHERE generation = {generation:UInt32} AND entity_type IN ('deal', 'call', 'subscriber', 'survey_response') AND (key, revision) IN
(
    SELECT key, max(revision) FROM entity_states
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN ('deal', 'call', 'subscriber', 'survey_response')
    GROUP BY key
)
  AND NOT deleted AND NOT is_test
GROUP BY type
