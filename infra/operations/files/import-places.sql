-- Where the deliveries of an import lie in the log.
SELECT DISTINCT source, toFloat64(partition) AS partition, toFloat64(offset) AS offset, toString(id) AS id
FROM deliveries WHERE import_id = {importId:String}
