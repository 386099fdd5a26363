SELECT skip.1 AS code, skip.2 AS subject, skip.3 AS message, toFloat64(sum(skip.4)) AS records
FROM (SELECT skips FROM deliveries WHERE import_id = {importId:String} LIMIT 1 BY partition, offset)
ARRAY JOIN skips AS skip
GROUP BY code, subject, message ORDER BY records DESC, message LIMIT 100
