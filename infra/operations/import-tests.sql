SELECT test.1 AS reason, test.2 AS setting, toFloat64(sum(test.3)) AS records
FROM (SELECT tests FROM deliveries WHERE import_id = {importId:String} LIMIT 1 BY partition, offset)
ARRAY JOIN tests AS test
GROUP BY reason, setting ORDER BY records DESC, reason
