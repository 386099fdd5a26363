-- Records of a person, and those that belong to them.
WITH {identifiers:Array(UInt64)} AS mine,
own AS (SELECT DISTINCT key FROM entity_index WHERE identifier IN mine)
SELECT DISTINCT toString(key) AS hash, entity_type, source, account, entity_id
FROM entities
WHERE key IN (SELECT key FROM own)
   OR (isNotNull(fields['orderId']) AND sipHash64('order', source, account, assumeNotNull(fields['orderId'])) IN (SELECT key FROM own))
   OR (isNotNull(fields['dealId']) AND sipHash64('deal', source, account, assumeNotNull(fields['dealId'])) IN (SELECT key FROM own))
   OR (isNotNull(fields['leadId']) AND sipHash64('lead', source, account, assumeNotNull(fields['leadId'])) IN (SELECT key FROM own))
   OR (isNotNull(fields['contactId']) AND sipHash64('contact', source, account, assumeNotNull(fields['contactId'])) IN (SELECT key FROM own))
