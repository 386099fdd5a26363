SELECT line, code, message, field, expected, records FROM bad_rows
WHERE delivery_id IN (SELECT id FROM deliveries WHERE import_id = {importId:String}) ORDER BY line LIMIT 20
