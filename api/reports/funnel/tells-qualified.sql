-- Whether any lead or deal was ever told to be qualified.
SELECT key
FROM entity_states
WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND entity_type IN ('lead', 'deal') AND NOT deleted AND NOT is_test
  AND (fields['qualifiedAt'] != '' OR entity_type = 'lead' AND fields['status'] IN ('qualified', 'converted'))
LIMIT 1
