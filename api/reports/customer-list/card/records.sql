-- Continues `members` and `latest`: what other systems tell of the customer, the newest of each kind.
SELECT type, entity_id AS id, source, fields
FROM latest
WHERE hasAny(identifiers, (SELECT groupArray(identifier) FROM members)) AND fields['mergedInto'] = ''
ORDER BY type, toInt64OrZero(fields[multiIf(type = 'call', 'startedAt', type = 'survey_response', 'answeredAt', 'createdAt')]) DESC, id
LIMIT {most:UInt32} BY type
